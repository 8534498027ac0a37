namespace Chronoseal.Firmware.Uplink
{
    /// <summary>
    /// Frames that were published and not acknowledged, in order. Acknowledgements may come in any order; frames leave in theirs.
    /// </summary>
    public sealed class InFlightWindow
    {
        private readonly int[] _ids = new int[Limits.InFlight];
        private readonly long[] _sequences = new long[Limits.InFlight];
        private readonly long[] _sentCounters = new long[Limits.InFlight];
        private readonly bool[] _isAcknowledged = new bool[Limits.InFlight];
        private int _head;

        /// <summary>How many frames are in it.</summary>
        public int Count { get; private set; }

        /// <summary>Whether another frame may be published.</summary>
        public bool HasRoom
        {
            get { return Count < _ids.Length; }
        }

        /// <summary>Counter when the oldest was published; meaningful unless empty.</summary>
        public long OldestSentCounter
        {
            get { return _sentCounters[_head]; }
        }

        /// <summary>Empties it.</summary>
        public void Clear()
        {
            Count = 0;
        }

        /// <summary>Adds a published frame.</summary>
        public void Add(int messageId, long sequence, long counter)
        {
            int at = (_head + Count) % _ids.Length;
            _ids[at] = messageId;
            _sequences[at] = sequence;
            _sentCounters[at] = counter;
            _isAcknowledged[at] = false;
            Count++;
        }

        /// <summary>
        /// Notes an acknowledgement; a second one, and one for no message of ours, is passed over. An id that the link uses anew while
        /// its first message waits here for an older one means the later message.
        /// </summary>
        public void Acknowledge(int messageId)
        {
            for (int i = 0; i < Count; i++)
            {
                int at = (_head + i) % _ids.Length;
                if (_ids[at] == messageId && !_isAcknowledged[at])
                {
                    _isAcknowledged[at] = true;
                    return;
                }
            }
        }

        /// <summary>Takes out the oldest frame if it is acknowledged.</summary>
        /// <param name="sequence">Its sequence number; 0 for a message that is not in the journal.</param>
        public bool TryTake(out long sequence)
        {
            sequence = 0;
            if (Count == 0 || !_isAcknowledged[_head])
            {
                return false;
            }

            sequence = _sequences[_head];
            _head = (_head + 1) % _ids.Length;
            Count--;
            return true;
        }
    }
}
