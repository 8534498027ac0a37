using System.Buffers.Binary;

namespace Chronoseal.Plant
{
    /// <summary>
    /// What a receiver says once a second (sensors.md 7): TIM-TP of the pulse to come, the others of the pulse that was. Before it has
    /// the time its fields hold anything and its flags say so; before it has the almanac it counts leap seconds as its firmware does.
    /// </summary>
    internal sealed class UbloxMessages(PlantClock clock, PlantRandom random, UbloxModel model)
    {
        public const int FirstSentence = 0xF000;

        private const long GpsEpoch = 315_964_800;
        private const int SecondsPerDay = 86_400;
        private const int SecondsPerWeek = 604_800;
        private const int LeapSecondsAtStart = 18;
        private const byte UtcOfUsno = 3;

        // Midnight after the leap second of 2016, the last one so far.
        private const long LastLeap = 1_483_228_800;

        private readonly byte[] _text = new byte[NmeaCodec.SentenceLimitBytes];

        /// <summary>The order in which they leave.</summary>
        public static IReadOnlyList<int> All { get; } = [0x0D01, 0x0107, 0x0121, 0x0126, 0xF004, 0xF005, 0xF000, 0xF002, 0xF003, 0xF001, 0xF008];

        public byte[] Write(int message, UbloxEpoch epoch, bool isOnUtc) => message switch
        {
            0x0D01 => UbxCodec.Frame(message, Pulse(epoch, isOnUtc)),
            0x0107 => UbxCodec.Frame(message, Position(epoch)),
            0x0121 => UbxCodec.Frame(message, TimeUtc(epoch)),
            0x0126 => UbxCodec.Frame(message, LeapSeconds(epoch)),
            _ => Sentence(message, epoch),
        };

        private byte[] Pulse(UbloxEpoch epoch, bool isOnUtc)
        {
            long second = epoch.TrueSecond + 1;
            long count = isOnUtc ? clock.PosixSecond(second + epoch.ErrorSeconds) - GpsEpoch : GpsSecond(second);
            byte[] payload = new byte[16];
            BinaryPrimitives.WriteUInt32LittleEndian(payload, (uint)(count % SecondsPerWeek * 1_000));
            BinaryPrimitives.WriteInt32LittleEndian(payload.AsSpan(8), (int)random.Uniform(-10_500, 10_500));
            BinaryPrimitives.WriteUInt16LittleEndian(payload.AsSpan(12), (ushort)(count / SecondsPerWeek));
            int integrity = epoch.HasFix ? 2 : 1;
            payload[14] = (byte)((isOnUtc ? 1 : 0) | (epoch.HasUtc ? 2 : 0) | integrity << 2 | (epoch.HasTime ? 0 : 16));
            payload[15] = UtcOfUsno << 4;
            return payload;
        }

        private byte[] TimeUtc(UbloxEpoch epoch)
        {
            byte[] payload = new byte[20];
            WriteTimeOfWeek(payload, epoch);
            BinaryPrimitives.WriteUInt32LittleEndian(payload.AsSpan(4), Accuracy(epoch));
            BinaryPrimitives.WriteInt32LittleEndian(payload.AsSpan(8), (int)random.Gaussian(15));
            WriteCalendar(payload.AsSpan(12), epoch);
            payload[19] = (byte)((epoch.HasTime ? 3 : 0) | (epoch.HasUtc ? 4 | UtcOfUsno << 4 : 0));
            return payload;
        }

        private byte[] Position(UbloxEpoch epoch)
        {
            byte[] payload = new byte[92];
            WriteTimeOfWeek(payload, epoch);
            WriteCalendar(payload.AsSpan(4), epoch);
            payload[11] = (byte)((epoch.HasTime ? 3 : 0) | (epoch.HasUtc ? 4 : 0));
            BinaryPrimitives.WriteUInt32LittleEndian(payload.AsSpan(12), Accuracy(epoch));
            BinaryPrimitives.WriteInt32LittleEndian(payload.AsSpan(16), (int)random.Gaussian(15));
            payload[20] = (byte)(epoch.HasFix ? 3 : 0);
            payload[21] = (byte)(epoch.HasFix ? 1 : 0);
            payload[23] = (byte)(epoch.HasFix ? 12 : 0);
            BinaryPrimitives.WriteInt32LittleEndian(payload.AsSpan(24), 85_500_355);
            BinaryPrimitives.WriteInt32LittleEndian(payload.AsSpan(28), 473_833_020);
            return payload;
        }

        private byte[] LeapSeconds(UbloxEpoch epoch)
        {
            long trueLeap = clock.Leap?.TrueSecond ?? -1;
            bool isAhead = epoch.HasUtc && trueLeap >= epoch.TrueSecond;
            bool isPast = trueLeap >= 0 && trueLeap < epoch.TrueSecond;
            int current = LeapSecondsAtStart + (isPast ? 1 : 0);
            long last = isPast ? clock.PosixSecond(trueLeap + 1) : LastLeap;
            long toEvent = isAhead ? trueLeap - epoch.TrueSecond : last - clock.PosixSecond(epoch.TrueSecond);
            long day = (isAhead ? clock.PosixSecond(trueLeap - 1) : last - 1) - GpsEpoch;
            byte[] payload = new byte[24];
            WriteTimeOfWeek(payload, epoch);
            payload[8] = (byte)(epoch.HasUtc ? 2 : 0);
            payload[9] = (byte)(epoch.HasUtc ? current : current - model.OutdatedSeconds);
            payload[10] = (byte)(epoch.HasUtc ? 2 : 0);
            payload[11] = (byte)(isAhead ? 1 : 0);
            BinaryPrimitives.WriteInt32LittleEndian(payload.AsSpan(12), epoch.HasUtc ? (int)toEvent : 0);
            BinaryPrimitives.WriteUInt16LittleEndian(payload.AsSpan(16), (ushort)(day / SecondsPerWeek));
            BinaryPrimitives.WriteUInt16LittleEndian(payload.AsSpan(18), (ushort)(day % SecondsPerWeek / SecondsPerDay + 1));
            payload[23] = (byte)(epoch.HasUtc ? 3 : 0);
            return payload;
        }

        private byte[] Sentence(int message, UbloxEpoch epoch)
        {
            UtcLabel label = clock.LabelOf(epoch.TrueSecond + epoch.ErrorSeconds);
            int length = message switch
            {
                0xF004 => NmeaCodec.WriteRmc(_text, label, epoch.HasFix),
                0xF008 => NmeaCodec.WriteZda(_text, label),
                _ => WriteOther(message, label, epoch.HasFix),
            };
            return _text.AsSpan(0, length).ToArray();
        }

        // Sentences that nobody here needs, as long as they are in life: they are in the way.
        private int WriteOther(int message, UtcLabel label, bool hasFix)
        {
            NmeaText text = new NmeaText(_text);
            switch (message)
            {
                case 0xF000:
                    text.Add("$GNGGA,"u8);
                    text.AddTime(label);
                    text.Add(hasFix ? "4722.99812,N,00833.00213,E,1,12,0.71,419.3,M,47.4,M,,"u8 : ",,,,0,00,99.99,,,,,,"u8);
                    break;
                case 0xF001:
                    text.Add(hasFix ? "$GNGLL,4722.99812,N,00833.00213,E,"u8 : "$GNGLL,,,,,"u8);
                    text.AddTime(label);
                    text.Add(hasFix ? "A,A"u8 : "V,N"u8);
                    break;
                case 0xF002:
                    text.Add(hasFix ? "$GNGSA,A,3,02,05,07,13,15,18,20,30,,,,,1.21,0.71,0.98,1"u8 : "$GNGSA,A,1,,,,,,,,,,,,,99.99,99.99,99.99,1"u8);
                    break;
                case 0xF003:
                    text.Add(hasFix ? "$GPGSV,1,1,04,02,61,112,44,05,47,293,41,07,33,057,39,13,29,260,38,1"u8 : "$GPGSV,1,1,00,1"u8);
                    break;
                default:
                    text.Add(hasFix ? "$GNVTG,,T,,M,0.012,N,0.022,K,A"u8 : "$GNVTG,,,,,,,,,N"u8);
                    break;
            }

            text.Close();
            return text.Length;
        }

        private static uint Accuracy(UbloxEpoch epoch) => epoch.HasUtc ? 25u : epoch.HasTime ? 210u : uint.MaxValue;

        private long GpsSecond(long trueSecond)
        {
            // GPS counts on through leap seconds.
            long epochSeconds = (long)(clock.Epoch - DateTime.UnixEpoch).TotalSeconds;
            return epochSeconds + trueSecond + LeapSecondsAtStart - GpsEpoch;
        }

        private void WriteTimeOfWeek(Span<byte> payload, UbloxEpoch epoch)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(payload, (uint)(GpsSecond(epoch.TrueSecond) % SecondsPerWeek * 1_000));
        }

        private void WriteCalendar(Span<byte> target, UbloxEpoch epoch)
        {
            UtcLabel label = clock.LabelOf(epoch.TrueSecond + epoch.ErrorSeconds);
            BinaryPrimitives.WriteUInt16LittleEndian(target, (ushort)label.Year);
            target[2] = (byte)label.Month;
            target[3] = (byte)label.Day;
            target[4] = (byte)label.Hour;
            target[5] = (byte)label.Minute;
            target[6] = (byte)label.Second;
        }
    }
}
