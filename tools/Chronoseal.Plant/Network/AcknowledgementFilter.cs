namespace Chronoseal.Plant
{
    /// <summary>
    /// The stream from a broker, cut into MQTT packets (MQTT 3.1.1, 2.2), so that single acknowledgements can be swallowed or
    /// doubled. Everything else passes as it came.
    /// </summary>
    internal sealed class AcknowledgementFilter(PlantRandom random, Func<ChaosSettings> settings)
    {
        private const byte Puback = 0x40;
        private const int LengthBytesMost = 4;

        private readonly List<byte> _packet = [];

        /// <summary>Acknowledgements that were passed on.</summary>
        internal long Passed { get; private set; }

        /// <summary>Acknowledgements that were swallowed.</summary>
        internal long Swallowed { get; private set; }

        /// <summary>Acknowledgements that were doubled.</summary>
        internal long Duplicated { get; private set; }

        /// <summary>Takes bytes in, and gives those to pass on.</summary>
        internal byte[] Filter(ReadOnlySpan<byte> bytes)
        {
            var passed = new List<byte>(bytes.Length);
            foreach (byte value in bytes)
            {
                _packet.Add(value);
                if (IsWhole() || _packet.Count >= ChaosLimits.PacketBytes)
                {
                    passed.AddRange(Judge());
                    _packet.Clear();
                }
            }

            return [.. passed];
        }

        private IEnumerable<byte> Judge()
        {
            byte[] packet = [.. _packet];
            if (packet[0] != Puback)
            {
                return packet;
            }

            ChaosSettings chaos = settings();
            int draw = random.Below(1000);
            if (draw < chaos.SwallowedPerMille)
            {
                Swallowed++;
                return [];
            }

            Passed++;
            if (draw < chaos.SwallowedPerMille + chaos.DuplicatedPerMille)
            {
                Duplicated++;
                return [.. packet, .. packet];
            }

            return packet;
        }

        private bool IsWhole()
        {
            int length = 0;
            for (int i = 1; i < _packet.Count && i <= LengthBytesMost; i++)
            {
                length |= (_packet[i] & 0x7F) << (7 * (i - 1));
                if (_packet[i] < 0x80)
                {
                    return _packet.Count == 1 + i + length;
                }
            }

            return false;
        }
    }
}
