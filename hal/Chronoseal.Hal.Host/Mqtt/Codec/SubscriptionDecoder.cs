namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>The bodies of SUBSCRIBE, SUBACK and UNSUBSCRIBE (MQTT 3.1.1, 3.8 to 3.10).</summary>
    internal static class SubscriptionDecoder
    {
        internal static SubscribePacket DecodeSubscribe(ref BodyReader body)
        {
            int id = body.TakePacketId();
            var requests = new List<TopicRequest>();
            while (!body.IsAtEnd)
            {
                string filter = body.TakeTopicFilter();
                byte qos = body.TakeByte("requested QoS");
                if (qos > (byte)Qos.ExactlyOnce)
                {
                    body.Fail($"requested QoS byte 0x{qos:x2} is illegal (3.8.3)");
                }

                requests.Add(new TopicRequest(filter, (Qos)qos));
            }

            if (requests.Count == 0)
            {
                body.Fail("no topic filter (3.8.3)");
            }

            return new SubscribePacket { PacketId = id, Requests = requests };
        }

        internal static UnsubscribePacket DecodeUnsubscribe(ref BodyReader body)
        {
            int id = body.TakePacketId();
            var filters = new List<string>();
            while (!body.IsAtEnd)
            {
                filters.Add(body.TakeTopicFilter());
            }

            if (filters.Count == 0)
            {
                body.Fail("no topic filter (3.10.3)");
            }

            return new UnsubscribePacket { PacketId = id, Filters = filters };
        }

        internal static SubackPacket DecodeSuback(ref BodyReader body)
        {
            int id = body.TakePacketId();
            byte[] codes = body.TakeRest();
            if (codes.Length == 0)
            {
                body.Fail("no return code (3.9.3)");
            }

            foreach (byte code in codes)
            {
                if (code > (byte)Qos.ExactlyOnce && code != SubackPacket.Failure)
                {
                    body.Fail($"return code 0x{code:x2} is reserved (3.9.3)");
                }
            }

            return new SubackPacket { PacketId = id, ReturnCodes = codes };
        }
    }
}
