using System.Buffers.Binary;

namespace Chronoseal.Plant
{
    /// <summary>
    /// What a receiver is set to in RAM, by the keys of generation 9; generation 8 is told the same in other messages. Not modelled:
    /// other layers than RAM, other ports than UART1, other rates than 1 Hz, a change of the baud rate.
    /// </summary>
    public sealed class UbloxConfiguration
    {
        private const uint MessageKeyGroup = 0x20910000;
        private const uint Measurement = 0x30210001;
        private const uint CableDelay = 0x30050001;
        private const uint PulsePeriodLocked = 0x40050003;
        private const uint PulseLength = 0x40050004;
        private const uint PulseLengthLocked = 0x40050005;
        private const uint UserDelay = 0x40050006;
        private const uint PulseEnabled = 0x10050007;
        private const uint TimeGrid = 0x2005000C;

        // CFG-MSGOUT on UART1 of each message that the emulator can send.
        private static readonly Dictionary<int, uint> s_messageKeys = new Dictionary<int, uint>
        {
            [0x0D01] = 0x2091017E,
            [0x0107] = 0x20910007,
            [0x0121] = 0x2091005C,
            [0x0126] = 0x20910061,
            [0xF000] = 0x209100BB,
            [0xF001] = 0x209100CA,
            [0xF002] = 0x209100C0,
            [0xF003] = 0x209100C5,
            [0xF004] = 0x209100AC,
            [0xF005] = 0x209100B1,
            [0xF008] = 0x209100D9,
        };

        // The flags of CFG-TP5 from bit 0 on, as keys; bit 3 is the definition as a frequency, bit 4 that of the length.
        private static readonly uint[] s_pulseFlags = [PulseEnabled, 0x10050008, 0x10050009, 0x20050023, 0x20050030, 0x1005000A, 0x1005000B];

        private readonly Dictionary<uint, long> _values = new Dictionary<uint, long>
        {
            [0x10740001] = 1, [0x10740002] = 1,
            [Measurement] = 1_000, [0x30210002] = 1, [0x20210003] = 1,
            [0x20050023] = 0, [0x20050030] = 1, [CableDelay] = 50, [0x40050002] = 1_000_000, [PulsePeriodLocked] = 1_000_000,
            [PulseLength] = 0, [PulseLengthLocked] = 100_000, [UserDelay] = 0,
            [PulseEnabled] = 1, [0x10050008] = 1, [0x10050009] = 1, [0x1005000A] = 1, [0x1005000B] = 1, [TimeGrid] = 1,
        };

        /// <summary>Starts as the maker delivers it, or with the messages that tell time.</summary>
        public UbloxConfiguration(bool isConfigured)
        {
            foreach ((int message, uint key) in s_messageKeys)
            {
                bool isDefault = message is >= 0xF000 and <= 0xF005;
                bool isTime = message is < 0xF000 or 0xF004 or 0xF008;
                _values[key] = (isConfigured ? isTime : isDefault) ? 1 : 0;
            }

            _values[TimeGrid] = isConfigured ? 0 : 1;
        }

        private UbloxConfiguration(Dictionary<uint, long> values)
        {
            _values = new Dictionary<uint, long>(values);
        }

        /// <summary>UBX leaves UART1.</summary>
        public bool SendsUbx => _values[0x10740001] == 1;

        /// <summary>NMEA leaves UART1.</summary>
        public bool SendsNmea => _values[0x10740002] == 1;

        /// <summary>The pulse marks the second of UTC and not that of GPS.</summary>
        public bool IsOnUtc => _values[TimeGrid] == 0;

        /// <summary>A copy to try a change on.</summary>
        public UbloxConfiguration Copy() => new UbloxConfiguration(_values);

        /// <summary>Whether there are pulses once a second.</summary>
        public bool HasPulses(bool isLocked)
        {
            bool isSecond = _values[PulsePeriodLocked] == 1_000_000 && _values[0x20050023] == 0;
            return _values[PulseEnabled] == 1 && isSecond && _values[isLocked ? PulseLengthLocked : PulseLength] > 0;
        }

        /// <summary>Epochs a message; 0 for off and for messages that it does not know.</summary>
        public int RateOf(int message) => s_messageKeys.TryGetValue(message, out uint key) ? (int)_values[key] : 0;

        /// <summary>Sets the rate of a message; false for one that it does not know.</summary>
        public bool TrySetRate(int message, byte rate) => s_messageKeys.TryGetValue(message, out uint key) && TrySet(key, rate);

        /// <summary>Whether the message can be switched on at all.</summary>
        public static bool Knows(int message) => s_messageKeys.ContainsKey(message);

        /// <summary>The value of a key.</summary>
        public bool TryGet(uint key, out long value) => _values.TryGetValue(key, out value);

        /// <summary>Sets a key; false for one that it does not know and for a value outside its range.</summary>
        public bool TrySet(uint key, long value)
        {
            if (!_values.ContainsKey(key) || !IsInRange(key, value))
            {
                return false;
            }

            _values[key] = value;
            return true;
        }

        /// <summary>Bytes of a key's value: 1, 2, 4 or 8; 0 for an impossible key.</summary>
        public static int SizeOf(uint key) => (key >> 28 & 7) switch { 1 or 2 => 1, 3 => 2, 4 => 4, 5 => 8, _ => 0 };

        /// <summary>The payload of CFG-RATE.</summary>
        public byte[] Rate()
        {
            byte[] payload = new byte[6];
            BinaryPrimitives.WriteUInt16LittleEndian(payload, (ushort)_values[Measurement]);
            BinaryPrimitives.WriteUInt16LittleEndian(payload.AsSpan(2), (ushort)_values[0x30210002]);
            BinaryPrimitives.WriteUInt16LittleEndian(payload.AsSpan(4), (ushort)_values[0x20210003]);
            return payload;
        }

        /// <summary>Takes CFG-RATE.</summary>
        public bool TrySetRate(ReadOnlySpan<byte> payload) =>
            TrySet(Measurement, BinaryPrimitives.ReadUInt16LittleEndian(payload))
            && TrySet(0x30210002, BinaryPrimitives.ReadUInt16LittleEndian(payload[2..]))
            && TrySet(0x20210003, BinaryPrimitives.ReadUInt16LittleEndian(payload[4..]));

        /// <summary>The payload of CFG-TP5 of pulse 0.</summary>
        public byte[] Pulse()
        {
            byte[] payload = new byte[32];
            payload[1] = 1;
            BinaryPrimitives.WriteInt16LittleEndian(payload.AsSpan(4), (short)_values[CableDelay]);
            for (uint i = 0; i < 5; i++)
            {
                // Period, locked period, length, locked length and user delay stand in the order of their keys.
                BinaryPrimitives.WriteInt32LittleEndian(payload.AsSpan(8 + (int)i * 4), (int)_values[0x40050002 + i]);
            }

            long flags = _values[TimeGrid] << 7;
            for (int bit = 0; bit < s_pulseFlags.Length; bit++)
            {
                flags |= _values[s_pulseFlags[bit]] << bit;
            }

            BinaryPrimitives.WriteInt32LittleEndian(payload.AsSpan(28), (int)flags);
            return payload;
        }

        /// <summary>Takes CFG-TP5; false for another pulse than 0.</summary>
        public bool TrySetPulse(ReadOnlySpan<byte> payload)
        {
            bool isTaken = payload[0] == 0 && TrySet(CableDelay, BinaryPrimitives.ReadInt16LittleEndian(payload[4..]));
            for (uint i = 0; i < 5 && isTaken; i++)
            {
                isTaken = TrySet(0x40050002 + i, BinaryPrimitives.ReadInt32LittleEndian(payload[(8 + (int)i * 4)..]));
            }

            int flags = BinaryPrimitives.ReadInt32LittleEndian(payload[28..]);
            for (int bit = 0; bit < s_pulseFlags.Length && isTaken; bit++)
            {
                isTaken = TrySet(s_pulseFlags[bit], flags >> bit & 1);
            }

            return isTaken && TrySet(TimeGrid, flags >> 7 & 15);
        }

        private static bool IsInRange(uint key, long value) => key switch
        {
            Measurement => value is >= 25 and <= 65_535,
            0x30210002 => value is >= 1 and <= 127,
            0x20210003 or TimeGrid => value is >= 0 and <= 4,
            0x20050023 or 0x20050030 => value is 0 or 1,
            CableDelay => value is >= short.MinValue and <= short.MaxValue,
            UserDelay => value is >= int.MinValue and <= int.MaxValue,
            _ when (key & 0xFFFF0000) == MessageKeyGroup => value is >= 0 and <= 255,
            _ when SizeOf(key) == 1 => value is 0 or 1,
            _ => value >= 0,
        };
    }
}
