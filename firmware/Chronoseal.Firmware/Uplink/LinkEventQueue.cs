using Chronoseal.Hal;

namespace Chronoseal.Firmware.Uplink
{
    /// <summary>Events of the MQTT link on their way to the uplink task. When full, it reports a lost connection: nothing is passed over.</summary>
    public sealed class LinkEventQueue : IMqttSink
    {
        private readonly object _gate = new object();
        private readonly ISignal _signal;
        private readonly int[] _ids = new int[Limits.LinkEvents];
        private readonly bool[] _isAcknowledged = new bool[Limits.LinkEvents];
        private int _head;
        private int _count;
        private bool _isDisconnected;

        /// <summary>Makes a queue that sets a signal with every event.</summary>
        public LinkEventQueue(ISignal signal)
        {
            _signal = signal;
        }

        /// <inheritdoc/>
        public void Acknowledged(int messageId)
        {
            Add(messageId, true);
        }

        /// <inheritdoc/>
        public void Lost(int messageId)
        {
            Add(messageId, false);
        }

        /// <inheritdoc/>
        public void Received(string topic, byte[] payload, int count)
        {
            // The gateway subscribes to nothing yet; what a broker sends all the same is of no interest.
        }

        /// <inheritdoc/>
        public void Disconnected()
        {
            lock (_gate)
            {
                _isDisconnected = true;
            }

            _signal.Set();
        }

        /// <summary>Takes the oldest acknowledgement or loss; false if there is none.</summary>
        public bool TryTake(out int messageId, out bool isAcknowledged)
        {
            lock (_gate)
            {
                messageId = 0;
                isAcknowledged = false;
                if (_count == 0)
                {
                    return false;
                }

                messageId = _ids[_head];
                isAcknowledged = _isAcknowledged[_head];
                _head = (_head + 1) % _ids.Length;
                _count--;
                return true;
            }
        }

        /// <summary>Whether the connection was lost since the last call.</summary>
        public bool TakeDisconnected()
        {
            lock (_gate)
            {
                bool was = _isDisconnected;
                _isDisconnected = false;
                return was;
            }
        }

        /// <summary>Forgets everything: a new connection starts with no events.</summary>
        public void Clear()
        {
            lock (_gate)
            {
                _count = 0;
                _isDisconnected = false;
            }
        }

        private void Add(int messageId, bool isAcknowledged)
        {
            lock (_gate)
            {
                if (_count == _ids.Length)
                {
                    _isDisconnected = true;
                }
                else
                {
                    int at = (_head + _count) % _ids.Length;
                    _ids[at] = messageId;
                    _isAcknowledged[at] = isAcknowledged;
                    _count++;
                }
            }

            _signal.Set();
        }
    }
}
