using System.Globalization;
using System.Text;

namespace Chronoseal.Plant
{
    /// <summary>
    /// An Anatel PAT700 at its serial port (sensors.md 5.2; operator manual 2.7, 2.8): samples, oxidises, and keeps the last record,
    /// stamped with the end of sampling by its own clock; answers RD and RM with a line and a prompt, and refuses all else.
    /// Zeros until the first record. Not modelled: its other commands, trends, alarms, the oxidation curve.
    /// </summary>
    public sealed class Pat700SerialEmulator : ISerialPeer
    {
        private const double CarbonNoise = 0.01;
        private const double TemperatureNoiseCelsius = 0.02;
        private const double FlushSeconds = 30;
        private const long ThinkNanoseconds = 20_000_000;
        private const int OnlineCarbon = 1;
        private const int OnlineConductivity = 2;
        private const int Flushing = 4;
        private const int ReadingCarbon = 6;

        private readonly VirtualTimeline _timeline;
        private readonly RoomModel _room;
        private readonly PlantRandom _random;
        private readonly InstrumentClock _clock;
        private readonly SerialMouth _mouth;
        private readonly PlantTimer _timer;
        private readonly StringBuilder _heard = new StringBuilder();
        private string _clockText = "";
        private string _record = "";
        private double _carbon;
        private double _celsius;
        private double _megohms;
        private int _state;

        /// <summary>Puts an instrument at the far end of a line and switches it on.</summary>
        public Pat700SerialEmulator(SerialLine line, RoomModel room, PlantClock clock, PlantRandom random)
        {
            _timeline = line.Timeline.Plant;
            _room = room;
            _random = random;
            _clock = new InstrumentClock(clock, random, 90, 20);
            _mouth = new SerialMouth(line, Faults);
            _timer = _timeline.CreateTimer(Step);
            line.Peer = this;
            PowerOn();
        }

        /// <summary>Failures to inject.</summary>
        public SerialPartFaults Faults { get; } = new SerialPartFaults();

        /// <summary>Time from the end of sampling to the result, in whole seconds.</summary>
        public int OxidationSeconds { get; set; } = 60;

        /// <summary>Whether it measures conductivity in place of carbon.</summary>
        public bool IsConductivityMode { get; set; }

        /// <summary>The state that it reports in place of the true one; negative for none.</summary>
        public int ForcedState { get; set; } = -1;

        /// <summary>Starts anew, as after a loss of supply: zeros until the first record.</summary>
        public void PowerOn()
        {
            _mouth.Hush();
            _record = "00/00/0000 00:00:00 0 0 0 0% 0.0 0.000 0.00 P0 0";
            _state = Flushing;
            _timer.Set(_timeline.NowNanoseconds + (long)(FlushSeconds * VirtualTimeline.NanosecondsPerSecond));
        }

        /// <inheritdoc/>
        public void Received(ReadOnlySpan<byte> data)
        {
            foreach (byte value in data)
            {
                if (value == '\r')
                {
                    Obey(_heard.ToString());
                    _heard.Clear();
                }
                else if (_heard.Length < 32)
                {
                    _heard.Append((char)value);
                }
            }
        }

        private int State => ForcedState >= 0 ? ForcedState : _state;

        private int Mode => IsConductivityMode ? OnlineConductivity : OnlineCarbon;

        private void Obey(string command)
        {
            string reply = command switch
            {
                "RD" => (IsConductivityMode ? Conductivity() : _record) + "\r\nOK>",
                "RM" => $"{Mode} {State}\r\nOK>",
                "" => "OK>",
                _ => "OK>?",
            };
            _mouth.SayAfter(ThinkNanoseconds, Encoding.ASCII.GetBytes(reply));
        }

        private string Conductivity()
        {
            Sample();
            return string.Create(CultureInfo.InvariantCulture, $"{_clockText} {Mode} {State} {_megohms:0.000} {_celsius:0.00}");
        }

        private void Step()
        {
            if (_state == Flushing)
            {
                _state = ReadingCarbon;
                Sample();
                _timer.Set(_timeline.NowNanoseconds + OxidationSeconds * VirtualTimeline.NanosecondsPerSecond);
                return;
            }

            _state = Flushing;
            _record = string.Create(
                CultureInfo.InvariantCulture,
                $"{_clockText} {OnlineCarbon} {State} {_carbon:0} 0% -5.0 {_megohms:0.000} {_celsius:0.00} P1 {OxidationSeconds}");
            _timer.Set(_timeline.NowNanoseconds + (long)(FlushSeconds * VirtualTimeline.NanosecondsPerSecond));
        }

        // The cell closes: this is the water that the record tells of.
        private void Sample()
        {
            long now = _timeline.NowNanoseconds;
            _clockText = DateTime.UnixEpoch.AddSeconds(_clock.WholeSecondsAt(now)).ToString("MM/dd/yyyy HH:mm:ss", CultureInfo.InvariantCulture);
            _carbon = _room.At(RoomParameter.TotalOrganicCarbon, now) * (1 + _random.Gaussian(CarbonNoise));
            _celsius = _room.At(RoomParameter.WaterTemperature, now) + _random.Gaussian(TemperatureNoiseCelsius);
            _megohms = 1 / _room.At(RoomParameter.WaterConductivity, now);
        }
    }
}
