using System;
using System.Device.I2c;
using System.IO.Ports;
using Chronoseal.Drivers.Lighthouse;
using Chronoseal.Drivers.Sht4x;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;

namespace OemExample
{
    /// <summary>
    /// Two drivers in an application that has nothing else of Chronoseal: temperature and humidity over I2C, particles over
    /// RS-485. Whatever goes wrong is an outcome; there is nothing to catch.
    /// </summary>
    public static class Program
    {
        private const int I2cBus = 1;
        private const int Sht4xAddress = 0x44;
        private const long PeriodMicroseconds = 1000000;
        private const int FailuresBeforeIdentify = 3;

        /// <summary>Reads both sensors once a second. Does not return.</summary>
        public static void Main()
        {
            // The pins of the bus and of the UART have to be set for your board before this, on ESP32 with Configuration.SetPinFunction.
            var delay = new OwnDelay();
            var climateBus = new OwnI2c(I2cDevice.Create(new I2cConnectionSettings(I2cBus, Sht4xAddress)));
            var particlePort = new OwnSerial(new SerialPort("COM2", 19200) { Mode = SerialMode.RS485 }, delay);

            var particles = new LighthouseSettings { ChannelSizes = new[] { "0.5 um", "5.0 um" } };
            particles.Profile.Unit = 1;
            ISensor[] sensors =
            {
                new Sht4xSensor("climate", climateBus, delay, new Sht4xSettings()),
                new LighthouseSensor("particles", new ModbusRtuChannel(particlePort, delay), delay, particles),
            };

            Run(sensors, delay);
        }

        private static void Run(ISensor[] sensors, OwnDelay delay)
        {
            // As many failures as it takes to be asked who it is: at first, and again after three in a row.
            var failures = new int[sensors.Length];
            for (int i = 0; i < failures.Length; i++)
            {
                failures[i] = FailuresBeforeIdentify;
            }

            // Made once: nothing below allocates but the text that is printed.
            var samples = new Sample[8];
            for (int i = 0; i < samples.Length; i++)
            {
                samples[i] = new Sample();
            }

            long next = delay.Microseconds;
            while (true)
            {
                next += PeriodMicroseconds;
                delay.SleepUntil(next);
                for (int i = 0; i < sensors.Length; i++)
                {
                    if (failures[i] >= FailuresBeforeIdentify)
                    {
                        Identify(sensors[i]);
                        failures[i] = 0;
                    }

                    failures[i] = Read(sensors[i], samples, delay) ? 0 : failures[i] + 1;
                }
            }
        }

        private static void Identify(ISensor sensor)
        {
            var identity = new SensorIdentity();
            Outcome outcome = sensor.Identify(identity);
            Console.WriteLine(sensor.Name + ": " + Outcomes.Name(outcome) + ", " + identity.Type + ", serial " + identity.Serial);
        }

        private static bool Read(ISensor sensor, Sample[] samples, OwnDelay delay)
        {
            int count = 0;
            Outcome outcome = sensor.Begin();
            if (outcome == Outcome.Ok)
            {
                delay.SleepUntil(delay.Microseconds + sensor.ReadyAfterMicroseconds);
                outcome = sensor.End(samples, out count);
            }

            // NotReady: the instrument is well and has measured nothing since. Anything else is a failure with a name.
            bool isWell = outcome == Outcome.Ok || outcome == Outcome.NotReady;
            if (!isWell)
            {
                Console.WriteLine(sensor.Name + ": " + Outcomes.Name(outcome) + " " + sensor.DeviceErrorCode.ToString());
            }

            for (int i = 0; i < count; i++)
            {
                Sample sample = samples[i];
                Console.WriteLine(Quantities.Name(sample.Quantity) + " = " + sample.Mantissa.ToString() + "E" + sample.Exponent.ToString()
                    + " " + Units.Symbol(sample.Unit) + " at " + sample.CounterMicroseconds.ToString()
                    + " us +-" + sample.InstantHalfWidthMicroseconds.ToString() + ", status " + sample.Status.ToString());
            }

            return isWell;
        }
    }
}
