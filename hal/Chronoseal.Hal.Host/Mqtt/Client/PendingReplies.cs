namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>The SUBSCRIBEs and UNSUBSCRIBEs under way, by packet id. Safe for any number of threads.</summary>
    internal sealed class PendingReplies
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<int, PendingReply> _byId = [];
        private bool _isClosed;

        /// <summary>Adds one; after <see cref="Close"/> it is completed at once.</summary>
        internal PendingReply Add(int id, PacketType expected)
        {
            var reply = new PendingReply(expected);
            lock (_gate)
            {
                if (_isClosed)
                {
                    reply.Complete(null);
                }
                else
                {
                    _byId.Add(id, reply);
                }
            }

            return reply;
        }

        internal bool Holds(int id)
        {
            lock (_gate)
            {
                return _byId.ContainsKey(id);
            }
        }

        internal void Remove(int id)
        {
            lock (_gate)
            {
                _byId.Remove(id);
            }
        }

        /// <summary>Hands over an answer; false when nobody asked for it.</summary>
        internal bool Complete(int id, MqttPacket packet)
        {
            lock (_gate)
            {
                if (!_byId.TryGetValue(id, out PendingReply? reply) || reply.Expected != packet.Type)
                {
                    return false;
                }

                _byId.Remove(id);
                reply.Complete(packet);
                return true;
            }
        }

        /// <summary>Gives up on all, and names their ids.</summary>
        internal int[] Close()
        {
            lock (_gate)
            {
                _isClosed = true;
                int[] ids = [.. _byId.Keys];
                foreach (PendingReply reply in _byId.Values)
                {
                    reply.Complete(null);
                }

                _byId.Clear();
                return ids;
            }
        }
    }
}
