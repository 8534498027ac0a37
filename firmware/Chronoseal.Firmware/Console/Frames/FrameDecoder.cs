using System.Text;
using Chronoseal.Firmware.Frames;

namespace Chronoseal.Firmware.Console.Frames
{
    /// <summary>
    /// Reads one of the node's own frames for a technician (docs/frame-format.md). It shows, it does not verify: seal and chain are for those
    /// who have the key. Bytes of any kind give an answer.
    /// </summary>
    public sealed class FrameDecoder
    {
        /// <summary>Stands for a duration that a frame does not state: a clock that claims nothing is not one without error.</summary>
        public const long Unstated = -1;

        private const int TagMac0 = 17;
        private const int TagSign1 = 18;
        private const int KeyUncertainty = -7;
        private const int KeyGuarantee = -8;
        private const int KeyMicroseconds = -6;
        private const int KeySeconds = 1;
        private const int Bytes = 2;
        private const int Text = 3;

        private readonly StringBuilder _records = new StringBuilder();
        private readonly RecordText _record = new RecordText();

        /// <summary>What it carries: data, birth or event.</summary>
        public string Kind { get; private set; } = "";

        /// <summary>Boot count.</summary>
        public long Boot { get; private set; }

        /// <summary>Sequence number.</summary>
        public long Sequence { get; private set; }

        /// <summary>State of the clock.</summary>
        public int ClockState { get; private set; }

        /// <summary>Expanded uncertainty of the clock, microseconds, or <see cref="Unstated"/>.</summary>
        public long UncertaintyMicroseconds { get; private set; }

        /// <summary>Guarantee of the clock, microseconds, or <see cref="Unstated"/>.</summary>
        public long BoundMicroseconds { get; private set; }

        /// <summary>Whether it says when it was.</summary>
        public bool HasUtc { get; private set; }

        /// <summary>Base time, microseconds since 1970.</summary>
        public long UtcMicroseconds { get; private set; }

        /// <summary>The records, separated by commas.</summary>
        public string Records
        {
            get { return _records.ToString(); }
        }

        /// <summary>Where decoding failed, counted from the start of the frame.</summary>
        public int FailedAt { get; private set; }

        /// <summary>Reads a frame; false for bytes that are none.</summary>
        public bool Decode(byte[] frame, int length)
        {
            Forget();
            var reader = new CborReader(frame);
            reader.Start(0, length);
            long tag = reader.Tag();
            bool isEnvelope = (tag == TagMac0 || tag == TagSign1) && reader.Array() == 4;
            int header = reader.Bytes(out int headerLength);
            reader.Skip();
            int payload = reader.Bytes(out int payloadLength);
            FailedAt = reader.Position;
            if (!isEnvelope || reader.HasFailed)
            {
                return false;
            }

            reader.Start(header, headerLength);
            ReadHeader(reader);
            FailedAt = reader.Position;
            if (reader.HasFailed)
            {
                return false;
            }

            reader.Start(payload, payloadLength);
            ReadPack(reader);
            FailedAt = reader.Position;
            return !reader.HasFailed;
        }

        private void Forget()
        {
            Kind = "";
            Boot = 0;
            Sequence = 0;
            ClockState = 0;
            UncertaintyMicroseconds = Unstated;
            BoundMicroseconds = Unstated;
            HasUtc = false;
            UtcMicroseconds = 0;
            _records.Length = 0;
        }

        private void ReadHeader(CborReader reader)
        {
            int pairs = reader.Map();
            for (int i = 0; i < pairs && !reader.HasFailed; i++)
            {
                string key = reader.Peek() == Text ? reader.Text() : "";
                if (key.Length == 0)
                {
                    reader.Skip();
                }

                switch (key)
                {
                    case "seq":
                        Sequence = reader.Integer();
                        break;
                    case "boot":
                        Boot = reader.Integer();
                        break;
                    case "kind":
                        Kind = KindName(reader.Integer());
                        break;
                    case "clk":
                        ReadClock(reader);
                        break;
                    default:
                        reader.Skip();
                        break;
                }
            }
        }

        private void ReadClock(CborReader reader)
        {
            int pairs = reader.Map();
            for (int i = 0; i < pairs && !reader.HasFailed; i++)
            {
                if (reader.Peek() == Text)
                {
                    string key = reader.Text();
                    long value = reader.Integer();
                    ClockState = key == "s" && value >= 0 && value < 6 ? (int)value : ClockState;
                    continue;
                }

                long label = reader.Integer();
                if (label == KeyUncertainty)
                {
                    UncertaintyMicroseconds = ReadDuration(reader);
                }
                else if (label == KeyGuarantee)
                {
                    BoundMicroseconds = ReadDuration(reader);
                }
                else
                {
                    reader.Skip();
                }
            }
        }

        private static long ReadDuration(CborReader reader)
        {
            int pairs = reader.Map();
            long microseconds = 0;
            for (int i = 0; i < pairs && !reader.HasFailed; i++)
            {
                long label = reader.Integer();
                long value = reader.Integer();
                microseconds += label == KeySeconds ? value * 1000000 : label == KeyMicroseconds ? value : 0;
            }

            return microseconds;
        }

        private void ReadPack(CborReader reader)
        {
            int records = reader.Array();
            for (int i = 0; i < records && !reader.HasFailed; i++)
            {
                _record.Clear();
                int pairs = reader.Map();
                for (int k = 0; k < pairs && !reader.HasFailed; k++)
                {
                    ReadPair(reader);
                }

                string text = _record.ToText();
                if (_records.Length + text.Length > ConsoleLimits.RecordCharacters)
                {
                    _records.Append(" ... " + (records - i).ToString() + " more");
                    return;
                }

                _records.Append(i == 0 ? "" : ", ");
                _records.Append(text);
            }
        }

        private void ReadPair(CborReader reader)
        {
            if (reader.Peek() == Text)
            {
                string key = reader.Text();
                if (key == "q")
                {
                    _record.Status = (int)reader.Integer();
                }
                else
                {
                    reader.Skip();
                }

                return;
            }

            switch (reader.Integer())
            {
                case SenmlLabel.BaseTime:
                    long mantissa = reader.Decimal(out int exponent);
                    HasUtc = exponent == -6 && mantissa > 0;
                    UtcMicroseconds = mantissa;
                    break;
                case SenmlLabel.Name:
                    _record.Name = reader.Text();
                    break;
                case SenmlLabel.Unit:
                    _record.Unit = reader.Text();
                    break;
                case SenmlLabel.Value:
                    long value = reader.Decimal(out int power);
                    _record.Value = ScaledText.Format(value, power);
                    break;
                case SenmlLabel.StringValue:
                    _record.Value = reader.Text();
                    break;
                case SenmlLabel.DataValue when reader.Peek() == Bytes:
                    reader.Bytes(out int length);
                    _record.Value = length.ToString() + " bytes";
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        private static string KindName(long kind)
        {
            switch (kind)
            {
                case (long)FrameKind.Data: return "data";
                case (long)FrameKind.Birth: return "birth";
                case (long)FrameKind.Event: return "event";
                default: return "unknown";
            }
        }
    }
}
