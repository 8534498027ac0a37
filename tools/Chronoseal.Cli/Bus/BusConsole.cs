using System.Globalization;
using Chronoseal.Cli.Parts;
using Chronoseal.Hal;
using Chronoseal.Stand;

namespace Chronoseal.Cli.Bus
{
    /// <summary>Carries out the lines of `chronoseal bus` on one part's bench. Time there stands still between two lines.</summary>
    internal sealed class BusConsole : IDisposable
    {
        private const double LongestWaitSeconds = 86_400;
        private const int LongestReadBytes = 64;

        private static readonly string[] s_help =
        [
            "read             take a reading through the driver",
            "identify         ask the part who it is, through the driver",
            "selftest         run the part's own test, through the driver",
            "scan             look for parts on the bus",
            "w ADDRESS HEX    write raw bytes to an I2C address",
            "r ADDRESS COUNT  read raw bytes from an I2C address",
            "send HEX [MS]    send raw bytes on a UART or a connection, and listen for so long (300 ms)",
            "listen MS        listen only",
            "tap on|off       show the driver's own traffic",
            "wait SECONDS     let time pass",
            "help, quit",
        ];

        private readonly TextWriter _output;
        private readonly PartStand _stand;
        private readonly BusTap _tap;
        private readonly Bench _bench;
        private readonly ISensor? _sensor;

        /// <summary>Puts a part on a bench and switches it on.</summary>
        public BusConsole(PartStand stand, ulong seed, TextWriter output)
        {
            _output = output;
            _stand = stand;
            _tap = new BusTap(output);
            _bench = new Bench(new BenchSettings { Seed = seed }, _tap);
            _tap.Counter = _bench.Timeline.Counter;
            _sensor = stand.Place(_bench);
            _bench.Wait(0.5);
        }

        /// <summary>What to say first.</summary>
        public string Greeting => $"{_stand.Sheet.Id}: {PartWords.Name(_stand.Sheet)}, {_stand.Sheet.Bus}. 'help' lists what can be done.";

        /// <summary>Whether the user wants no more.</summary>
        public bool IsOver { get; private set; }

        /// <summary>Carries out a line; false if it made no sense.</summary>
        public bool Obey(string line)
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (words.Length == 0)
            {
                return true;
            }

            _output.WriteLine($"> {string.Join(' ', words)}");
            bool isUnderstood = Carry(words);
            _tap.Flush();
            return isUnderstood;
        }

        private bool Carry(string[] words)
        {
            switch (words[0])
            {
                case "read" when words.Length == 1: return Read();
                case "identify" when words.Length == 1: return Identify();
                case "selftest" when words.Length == 1: return Say(_sensor == null ? "this part is no sensor" : Outcomes.Name(_sensor.SelfTest()));
                case "scan" when words.Length == 1: return new BusScan(_bench, _tap, _stand.Sheet, _output).Run();
                case "w" when words.Length >= 3 && TryAddress(words[1], out int target) && TryHex(words[2..], out byte[] bytes): return WriteI2c(target, bytes);
                case "r" when words.Length == 3 && TryAddress(words[1], out int source) && TryNumber(words[2], 1, LongestReadBytes, out double count):
                    return ReadI2c(source, (int)count);
                case "send" when words.Length >= 2: return Send(words[1..]);
                case "listen" when words.Length == 2 && TryNumber(words[1], 1, 60_000, out double milliseconds): return Listen(milliseconds);
                case "tap" when words is [_, "on" or "off"]:
                    _tap.IsOn = words[1] == "on";
                    return true;
                case "wait" when words.Length == 2 && TryNumber(words[1], 0, LongestWaitSeconds, out double seconds):
                    _bench.Wait(seconds);
                    return true;
                case "help": return Say(string.Join(Environment.NewLine, s_help));
                case "quit": return IsOver = true;
                default:
                    Say("not understood; 'help' lists what can be done");
                    return false;
            }
        }

        /// <inheritdoc/>
        public void Dispose() => _bench.Dispose();

        private static bool TryAddress(string word, out int address) =>
            int.TryParse(word.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? word[2..] : word, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out address)
            && address is >= 0 and < 128;

        private static bool TryNumber(string word, double least, double most, out double value) =>
            double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && value >= least && value <= most;

        private static bool TryHex(string[] words, out byte[] bytes)
        {
            string digits = string.Concat(words);
            bool isHex = digits.Length > 0 && digits.Length % 2 == 0 && digits.All(char.IsAsciiHexDigit);
            bytes = isHex ? Convert.FromHexString(digits) : [];
            return isHex;
        }

        private bool Say(string text)
        {
            _tap.Flush();
            _output.WriteLine("  " + text.Replace(Environment.NewLine, Environment.NewLine + "  "));
            return true;
        }

        private bool Read()
        {
            if (_sensor == null)
            {
                return Say("this part is no sensor; use raw bytes");
            }

            Sample[] samples = Bench.SamplesFor(_sensor);
            Outcome outcome = _bench.Read(_sensor, samples, out int count);
            Say(outcome == Outcome.NotReady ? "NotReady: nothing new; let time pass with 'wait', or 'identify' first" : Outcomes.Name(outcome));
            foreach (Sample sample in samples[..count])
            {
                Say(Text(sample));
            }

            return true;
        }

        private static string Text(Sample sample)
        {
            double value = sample.Mantissa * Math.Pow(10, sample.Exponent);
            string text = string.Create(CultureInfo.InvariantCulture, $"{Quantities.Name(sample.Quantity),-9} {value:G10} {Units.Symbol(sample.Unit)}");
            text += $" at {sample.CounterMicroseconds} us +-{sample.InstantHalfWidthMicroseconds}, raw {sample.Raw}";
            text += sample.ExposureMicroseconds > 0 ? $", over {sample.ExposureMicroseconds} us" : "";
            return text + (sample.Status != 0 ? $", status 0x{sample.Status:X4}" : "");
        }

        private bool Identify()
        {
            if (_sensor == null)
            {
                return Say("this part is no sensor; use raw bytes");
            }

            var identity = new SensorIdentity();
            Say(Outcomes.Name(_sensor.Identify(identity)));
            Say($"{identity.Type}, serial '{identity.Serial}', firmware '{identity.Firmware}', calibrated '{identity.CalibrationDate}'");
            for (int i = 0; i < identity.FactCount; i++)
            {
                Say($"{identity.FactName(i)} = {identity.FactValue(i)}");
            }

            return true;
        }

        private bool WriteI2c(int address, byte[] bytes)
        {
            Outcome outcome = _bench.I2c.Open(address).Write(bytes, bytes.Length);
            Show(">", bytes, outcome);
            return true;
        }

        private bool ReadI2c(int address, int count)
        {
            var buffer = new byte[count];
            Outcome outcome = _bench.I2c.Open(address).Read(buffer, count);
            Show("<", outcome == Outcome.Ok ? buffer : [], outcome);
            return true;
        }

        private void Show(string direction, byte[] bytes, Outcome outcome)
        {
            bool wasOn = _tap.IsOn;
            _tap.IsOn = true;
            _tap.Show(direction, bytes, outcome);
            _tap.IsOn = wasOn;
        }

        private bool Send(string[] words)
        {
            double milliseconds = 300;
            bool hasTime = words.Length > 1 && TryNumber(words[^1], 1, 60_000, out milliseconds) && words[^1].Length > 2;
            if (!TryHex(hasTime ? words[..^1] : words, out byte[] bytes))
            {
                Say("not understood: 'send' takes pairs of hexadecimal digits, and milliseconds with at least three digits");
                return false;
            }

            if (_tap.Port == null && _tap.Channel == null)
            {
                return Say("this part is on I2C: use w and r");
            }

            _tap.IsOn = true;
            _tap.Channel?.Connect(_tap.Counter!.Microseconds + 1_000_000);
            _tap.Port?.Write(bytes, bytes.Length);
            _tap.Channel?.Write(bytes, bytes.Length);
            return Listen(hasTime ? milliseconds : 300);
        }

        private bool Listen(double milliseconds)
        {
            _tap.IsOn = true;
            var buffer = new byte[512];
            long deadline = _tap.Counter!.Microseconds + (long)(milliseconds * 1000);
            Outcome outcome = Outcome.Ok;
            while (outcome == Outcome.Ok)
            {
                outcome = _tap.Port?.Read(buffer, 0, buffer.Length, deadline, out _)
                    ?? _tap.Channel?.Read(buffer, 0, buffer.Length, deadline, out _)
                    ?? Outcome.Unsupported;
            }

            _tap.IsOn = false;
            return true;
        }
    }
}
