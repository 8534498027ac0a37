using System.Text;

namespace Chronoseal.Plant
{
    /// <summary>
    /// A Rotronic HC2 probe (sensors.md 2.5) that measures by itself 1.4 times a second and answers RDD, whoever is addressed as 99
    /// or 00. Not modelled: response time, its other commands, its data logger.
    /// </summary>
    public sealed class Hc2Emulator : ISerialPeer
    {
        private const double TemperatureNoiseCelsius = 0.01;
        private const double HumidityNoisePercent = 0.02;
        private const double FreezingFahrenheit = 32;
        private const long IntervalNanoseconds = 700_000_000;
        private const long ThinkNanoseconds = 10_000_000;

        private readonly VirtualTimeline _timeline;
        private readonly RoomModel _room;
        private readonly PlantRandom _random;
        private readonly SerialMouth _mouth;
        private readonly PlantTimer _timer;
        private readonly StringBuilder _heard = new StringBuilder();
        private double? _celsius;
        private double? _percent;

        /// <summary>Puts a probe at the far end of a line and powers it.</summary>
        public Hc2Emulator(SerialLine line, RoomModel room, PlantRandom random)
        {
            _timeline = line.Timeline.Plant;
            _room = room;
            _random = random;
            _mouth = new SerialMouth(line, Faults);
            _timer = _timeline.CreateTimer(Measure);
            SerialNumber = random.Below(100_000_000);
            line.Peer = this;
            PowerOn();
        }

        /// <summary>Failures to inject.</summary>
        public SerialPartFaults Faults { get; } = new SerialPartFaults();

        /// <summary>The serial number. Set it to model a probe that was swapped.</summary>
        public int SerialNumber { get; set; }

        /// <summary>Whether the probe was set to degrees Fahrenheit.</summary>
        public bool IsFahrenheit { get; set; }

        /// <summary>The alarm byte.</summary>
        public byte Alarms { get; set; }

        /// <summary>Whether its humidity sensor is broken, so that it has no value.</summary>
        public bool IsHumidityLost { get; set; }

        /// <summary>Starts anew, as after a loss of supply: no value for a moment.</summary>
        public void PowerOn()
        {
            _mouth.Hush();
            _celsius = null;
            _percent = null;
            _timer.Set(_timeline.NowNanoseconds + (long)_random.Uniform(0.1e9, 0.4e9));
        }

        /// <inheritdoc/>
        public void Received(ReadOnlySpan<byte> data)
        {
            foreach (byte value in data)
            {
                _heard.Append((char)value);
                if (value == '\r')
                {
                    Obey(_heard.ToString());
                    _heard.Clear();
                }
                else if (_heard.Length > 32)
                {
                    _heard.Clear();
                }
            }
        }

        private void Obey(string command)
        {
            bool isMine = command.Length == 9 && command[0] == '{' && command[1] is ' ' or 'F' && command.Substring(2, 2) is "99" or "00";
            if (isMine && command.Substring(4, 3) is "RDD" && command[7] == '}')
            {
                byte[] reply = Hc2Text.Seal(Text());
                reply[^2] ^= (byte)(Faults.HasWrongChecksum ? 0x01 : 0);
                _mouth.SayAfter(ThinkNanoseconds, reply);
            }
        }

        private string Text()
        {
            string unit = IsFahrenheit ? "\u00B0F" : "\u00B0C";
            double? temperature = IsFahrenheit ? _celsius * 1.8 + FreezingFahrenheit : _celsius;
            string humidity = Hc2Text.Number(IsHumidityLost ? null : _percent);
            return $"{{F00rdd 001;{humidity};%rh;000;=;{Hc2Text.Number(temperature)};{unit};000;=;nc;---.- ;{unit};000; ;001;V1.7-1;"
                + $"{SerialNumber:D10};HygroClip 2 ;{Alarms:D3};";
        }

        private void Measure()
        {
            long now = _timeline.NowNanoseconds;
            _celsius = _room.At(RoomParameter.Temperature, now) + _random.Gaussian(TemperatureNoiseCelsius);
            _percent = Math.Clamp(_room.At(RoomParameter.RelativeHumidity, now) + _random.Gaussian(HumidityNoisePercent), 0, 100);
            _timer.Set(now + IntervalNanoseconds);
        }
    }
}
