namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>Sends PINGREQ in time and demands PINGRESP in time (MQTT 3.1.1, 3.1.2.10 and 3.12). One one-shot timer, no polling.</summary>
    internal sealed class ClientKeepAlive : IDisposable
    {
        private readonly Timer _timer;
        private readonly Action _ping;
        private readonly Action<string> _fail;
        private readonly int _idleMilliseconds;
        private readonly int _replyMilliseconds;
        private long _lastSentMilliseconds;
        private volatile bool _isWaiting;

        /// <summary>Makes a sleeping one.</summary>
        /// <param name="keepAliveSeconds">0 to 65535; 0 for no pings.</param>
        /// <param name="replyMilliseconds">How long a PINGRESP may take.</param>
        /// <param name="ping">Sends a PINGREQ.</param>
        /// <param name="fail">Ends the connection with a reason.</param>
        internal ClientKeepAlive(int keepAliveSeconds, int replyMilliseconds, Action ping, Action<string> fail)
        {
            // Three quarters: the broker counts from what it received, and the way there takes time.
            _idleMilliseconds = keepAliveSeconds * 750;
            _replyMilliseconds = replyMilliseconds;
            _ping = ping;
            _fail = fail;
            _timer = new Timer(_ => OnDue(), null, Timeout.Infinite, Timeout.Infinite);
        }

        public void Dispose()
        {
            _timer.Dispose();
        }

        internal void Start()
        {
            OnSent();
            Arm(_idleMilliseconds);
        }

        internal void OnSent()
        {
            Volatile.Write(ref _lastSentMilliseconds, Environment.TickCount64);
        }

        internal void OnPingresp()
        {
            _isWaiting = false;
            Arm(_idleMilliseconds);
        }

        private void OnDue()
        {
            if (_isWaiting)
            {
                _fail($"no PINGRESP within {_replyMilliseconds} ms");
                return;
            }

            long idle = Environment.TickCount64 - Volatile.Read(ref _lastSentMilliseconds);
            if (idle < _idleMilliseconds)
            {
                Arm(_idleMilliseconds - idle);
                return;
            }

            // Armed before, because the answer may be there before the call returns.
            _isWaiting = true;
            Arm(_replyMilliseconds);
            _ping();
        }

        private void Arm(long delayMilliseconds)
        {
            if (_idleMilliseconds == 0)
            {
                return;
            }

            try
            {
                _timer.Change(delayMilliseconds, Timeout.Infinite);
            }
            catch (ObjectDisposedException)
            {
                // The connection ended between the check and the call.
            }
        }
    }
}
