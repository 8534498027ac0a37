using System.Globalization;
using System.Text;

namespace Chronoseal.Plant
{
    /// <summary>
    /// A Sievers 500 RL (sensors.md 5.3): one line at the end of every measurement, by its own clock, and no ear for anything.
    /// Measures the water at the end of the measurement. Not modelled: the time that water and oxidation take, error lines,
    /// flow control.
    /// </summary>
    public sealed class Sievers500RlEmulator : ISerialPeer
    {
        private const double CarbonNoise = 0.01;
        private const double TemperatureNoiseCelsius = 0.05;
        private const double InorganicShare = 0.4;
        private const double ConductivityPerKelvin = 0.02;
        private const double ReferenceCelsius = 25;

        private readonly VirtualTimeline _timeline;
        private readonly RoomModel _room;
        private readonly PlantRandom _random;
        private readonly InstrumentClock _clock;
        private readonly SerialMouth _mouth;
        private readonly PlantTimer _timer;

        /// <summary>Puts an instrument at the far end of a line and switches it on.</summary>
        public Sievers500RlEmulator(SerialLine line, RoomModel room, PlantClock clock, PlantRandom random)
        {
            _timeline = line.Timeline.Plant;
            _room = room;
            _random = random;
            _clock = new InstrumentClock(clock, random, 90, 20);
            _mouth = new SerialMouth(line, Faults);
            _timer = _timeline.CreateTimer(Finish);
            line.Peer = this;
            PowerOn();
        }

        /// <summary>Failures to inject.</summary>
        public SerialPartFaults Faults { get; } = new SerialPartFaults();

        /// <summary>Time from line to line, in seconds.</summary>
        public double MeasurementSeconds { get; set; } = 120;

        /// <summary>Whether it has the conductivity option.</summary>
        public bool HasConductivity { get; set; } = true;

        /// <summary>Makes the lines contradict themselves: total carbon is not the sum.</summary>
        public bool HasWrongSum { get; set; }

        /// <summary>Starts anew, as after a loss of supply: the running measurement is lost.</summary>
        public void PowerOn()
        {
            _mouth.Hush();
            _timer.Set(_timeline.NowNanoseconds + (long)(MeasurementSeconds * VirtualTimeline.NanosecondsPerSecond));
        }

        /// <inheritdoc/>
        public void Received(ReadOnlySpan<byte> data)
        {
        }

        /// <summary>The line of a measurement that ends at an instant.</summary>
        public string LineAt(long trueNanoseconds)
        {
            double organic = Math.Round(_room.At(RoomParameter.TotalOrganicCarbon, trueNanoseconds) * (1 + _random.Gaussian(CarbonNoise)), 2);
            double inorganic = Math.Round(organic * InorganicShare, 2);
            double celsius = _room.At(RoomParameter.WaterTemperature, trueNanoseconds) + _random.Gaussian(TemperatureNoiseCelsius);
            double raw = _room.At(RoomParameter.WaterConductivity, trueNanoseconds);
            double corrected = raw / (1 + ConductivityPerKelvin * (celsius - ReferenceCelsius));
            DateTime time = DateTime.UnixEpoch.AddSeconds(_clock.WholeSecondsAt(trueNanoseconds));
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"ONLINE,{time:MM/dd/yyyy},{time:HH:mm:ss},{organic:0.00},{inorganic:0.00},");
            text.Append(CultureInfo.InvariantCulture, $"{organic + inorganic + (HasWrongSum ? 1 : 0):0.00},");
            text.Append(HasConductivity ? string.Create(CultureInfo.InvariantCulture, $"{raw:0.000}") : "");
            text.Append(CultureInfo.InvariantCulture, $",{celsius:0.0},");
            text.Append(HasConductivity ? string.Create(CultureInfo.InvariantCulture, $"{corrected:0.000}") : "");
            return text.Append("\r\n").ToString();
        }

        private void Finish()
        {
            _timer.Set(_timeline.NowNanoseconds + (long)(MeasurementSeconds * VirtualTimeline.NanosecondsPerSecond));
            _mouth.Say(Encoding.ASCII.GetBytes(LineAt(_timeline.NowNanoseconds)));
        }
    }
}
