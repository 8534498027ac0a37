using Chronoseal.Evidence.Receipts;

namespace Chronoseal.Cli.Collect
{
    /// <summary>
    /// Has the newest statement time-stamped, on a thread of its own, and again after a pause when the authority fails. Older statements need no
    /// stamp of their own: each statement carries the hash of the one before it, and a stamp that comes late says no more about an old statement
    /// than about the newest. So the queue holds one.
    /// </summary>
    public sealed class TimestampWorker : IDisposable
    {
        private readonly Lock _gate = new();
        private readonly AutoResetEvent _wake = new(false);
        private readonly ITimestampAuthority _authority;
        private readonly TimestampLog _log;
        private readonly Action<string> _say;
        private readonly Thread _thread;
        private ReceiptStatement? _newest;
        private bool _isStopping;

        /// <summary>Starts.</summary>
        /// <param name="authority">Whom to ask; disposed of with this worker.</param>
        /// <param name="log">Where the time stamps go.</param>
        /// <param name="say">Takes a sentence about a failure, from the worker's thread.</param>
        public TimestampWorker(ITimestampAuthority authority, TimestampLog log, Action<string> say)
        {
            _authority = authority;
            _log = log;
            _say = say;
            _thread = new Thread(Run) { IsBackground = true, Name = "time-stamps" };
            _thread.Start();
        }

        /// <summary>Puts a statement in the place of the one that waits.</summary>
        public void Offer(ReceiptStatement statement)
        {
            lock (_gate)
            {
                _newest = statement;
            }

            _wake.Set();
        }

        /// <summary>Tries the waiting statement once more, and ends.</summary>
        public void Dispose()
        {
            lock (_gate)
            {
                _isStopping = true;
            }

            _wake.Set();
            if (_thread.Join(3 * CollectLimits.AuthorityMilliseconds))
            {
                _authority.Dispose();
                _wake.Dispose();
            }
        }

        private void Run()
        {
            int pauseMilliseconds = CollectLimits.StampRetryMinimumMilliseconds;
            bool isLast = false;
            while (!isLast)
            {
                _wake.WaitOne(Waiting() is null ? Timeout.Infinite : pauseMilliseconds);
                isLast = IsStopping();
                if (Waiting() is not { } statement)
                {
                    continue;
                }

                if (TryStamp(statement, out string fault))
                {
                    pauseMilliseconds = CollectLimits.StampRetryMinimumMilliseconds;
                    continue;
                }

                _say($"No time stamp for statement {statement.Claim.Number}: {fault}. The newest one will be tried again.");
                pauseMilliseconds = Math.Min(2 * pauseMilliseconds, CollectLimits.StampRetryMaximumMilliseconds);
            }
        }

        private bool TryStamp(ReceiptStatement statement, out string fault)
        {
            var query = new TimestampQuery(statement);
            if (!_authority.TryAsk(query.Encoded, out byte[] response, out fault)
                || !query.TryTake(response, out TimestampEntry? entry, out fault)
                || !_log.TryAppend(entry, out fault))
            {
                return false;
            }

            lock (_gate)
            {
                _newest = _newest == statement ? null : _newest;
            }

            return true;
        }

        private ReceiptStatement? Waiting()
        {
            lock (_gate)
            {
                return _newest;
            }
        }

        private bool IsStopping()
        {
            lock (_gate)
            {
                return _isStopping;
            }
        }
    }
}
