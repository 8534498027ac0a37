using System.Buffers.Binary;

namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>
    /// Walks through the body of one packet. After the first fault every further read gives empty values, so that decoders
    /// read on and look at <see cref="Fault"/> where a value would matter.
    /// </summary>
    internal ref struct BodyReader
    {
        private readonly PacketType _type;
        private ReadOnlySpan<byte> _rest;

        internal BodyReader(PacketType type, ReadOnlySpan<byte> body)
        {
            _type = type;
            _rest = body;
        }

        internal PacketFault? Fault { get; private set; }

        internal readonly bool IsAtEnd => _rest.IsEmpty;

        internal byte TakeByte(string what)
        {
            ReadOnlySpan<byte> bytes = Take(1, what);
            return bytes.IsEmpty ? (byte)0 : bytes[0];
        }

        internal int TakeUInt16(string what)
        {
            ReadOnlySpan<byte> bytes = Take(2, what);
            return bytes.IsEmpty ? 0 : BinaryPrimitives.ReadUInt16BigEndian(bytes);
        }

        /// <summary>A packet identifier, never 0 [MQTT-2.3.1-1].</summary>
        internal int TakePacketId()
        {
            int id = TakeUInt16("packet id");
            if (Fault == null && id == 0)
            {
                Fail("packet id is 0 (2.3.1)");
            }

            return id;
        }

        internal byte[] TakeBinary(string what)
        {
            return Take(TakeUInt16(what), what).ToArray();
        }

        internal string TakeText(string what)
        {
            ReadOnlySpan<byte> bytes = Take(TakeUInt16(what), what);
            string? fault = MqttText.FaultOf(bytes, out string text);
            if (fault != null)
            {
                Fail($"{what} {fault} (1.5.3)");
            }

            return text;
        }

        internal string TakeTopicName(string what)
        {
            string name = TakeText(what);
            if (Fault == null && TopicRules.FaultOfName(name) is { } fault)
            {
                Fail($"{what} {fault} (4.7)");
            }

            return name;
        }

        internal string TakeTopicFilter()
        {
            string filter = TakeText("topic filter");
            if (Fault == null && TopicRules.FaultOfFilter(filter) is { } fault)
            {
                Fail($"topic filter {fault} (4.7)");
            }

            return filter;
        }

        internal byte[] TakeRest()
        {
            byte[] rest = _rest.ToArray();
            _rest = default;
            return rest;
        }

        /// <summary>Nothing may follow the last field.</summary>
        internal void ExpectEnd()
        {
            if (Fault == null && !_rest.IsEmpty)
            {
                Fail($"{_rest.Length} trailing bytes");
            }
        }

        internal void Fail(string reason, ConnectReturnCode answer = ConnectReturnCode.Accepted)
        {
            Fault ??= new PacketFault($"{PacketNames.Of(_type)}: {reason}", answer);
            _rest = default;
        }

        private ReadOnlySpan<byte> Take(int count, string what)
        {
            if (_rest.Length < count)
            {
                Fail($"ends within {what}");
                return default;
            }

            ReadOnlySpan<byte> taken = _rest[..count];
            _rest = _rest[count..];
            return taken;
        }
    }
}
