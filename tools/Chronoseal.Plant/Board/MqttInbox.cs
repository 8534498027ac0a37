using System.Diagnostics;
using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>What the real threads of a link have reported, under a lock, until virtual time comes to fetch it.</summary>
    internal sealed class MqttInbox : IMqttSink
    {
        public const int MessageLimit = 64;
        private const int IdCount = 65_536;
        private const int StopCheckMilliseconds = 100;

        private readonly object _gate = new object();
        private readonly MqttFate[] _fates = new MqttFate[IdCount];
        private readonly Queue<(string Topic, byte[] Payload)> _messages = new Queue<(string, byte[])>();
        private bool _isDisconnected;

        public int DroppedMessages { get; private set; }

        public void Acknowledged(int messageId)
        {
            Settle(messageId, MqttFate.Acknowledged);
        }

        public void Lost(int messageId)
        {
            Settle(messageId, MqttFate.Lost);
        }

        public void Received(string topic, byte[] payload, int count)
        {
            lock (_gate)
            {
                if (_messages.Count >= MessageLimit)
                {
                    DroppedMessages++;
                    return;
                }

                _messages.Enqueue((topic, payload.AsSpan(0, count).ToArray()));
            }
        }

        public void Disconnected()
        {
            lock (_gate)
            {
                _isDisconnected = true;
                Monitor.PulseAll(_gate);
            }
        }

        public void Reset()
        {
            lock (_gate)
            {
                Array.Clear(_fates);
                _isDisconnected = false;
            }
        }

        public bool TakeDisconnected()
        {
            lock (_gate)
            {
                bool was = _isDisconnected;
                _isDisconnected = false;
                return was;
            }
        }

        public bool TryTakeMessage(out string topic, out byte[] payload)
        {
            lock (_gate)
            {
                bool any = _messages.TryDequeue(out (string Topic, byte[] Payload) message);
                topic = message.Topic;
                payload = message.Payload;
                return any;
            }
        }

        /// <summary>Waits in real time for what becomes of a message; pending means that the connection is gone, or a stop.</summary>
        public MqttFate Await(int messageId, int deadlineMilliseconds, CancellationToken stop)
        {
            long start = Stopwatch.GetTimestamp();
            lock (_gate)
            {
                while (_fates[messageId] == MqttFate.Pending && !_isDisconnected && !stop.IsCancellationRequested)
                {
                    double remaining = deadlineMilliseconds - Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                    if (remaining <= 0)
                    {
                        return MqttFate.Lost;
                    }

                    Monitor.Wait(_gate, (int)Math.Min(Math.Ceiling(remaining), StopCheckMilliseconds));
                }

                MqttFate fate = _fates[messageId];
                _fates[messageId] = MqttFate.Pending;
                return fate;
            }
        }

        private void Settle(int messageId, MqttFate fate)
        {
            lock (_gate)
            {
                _fates[messageId & (IdCount - 1)] = fate;
                Monitor.PulseAll(_gate);
            }
        }
    }
}
