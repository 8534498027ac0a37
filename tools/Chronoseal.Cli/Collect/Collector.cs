using System.Diagnostics;
using Chronoseal.Evidence.Receipts;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Cli.Collect
{
    /// <summary>The collector: connects, keeps, states, until it is stopped.</summary>
    public sealed class Collector : IDisposable
    {
        private readonly CollectOptions _options;
        private readonly TextWriter _output;
        private readonly Lock _outputGate = new();
        private readonly AutoResetEvent _wake = new(false);
        private readonly Random _jitter = new();
        private CollectorKey? _key;
        private ReceiptArchive? _archive;
        private CollectSubscriber? _subscriber;
        private RegistryWatch? _watch;
        private TimestampWorker? _stamps;
        private volatile bool _isStopping;
        private bool _isBehind;
        private long _connectDue;
        private int _pause;
        private bool _isShortLived;

        /// <summary>Makes a collector; nothing is opened yet.</summary>
        public Collector(CollectOptions options, TextWriter output)
        {
            _options = options;
            _output = output;
        }

        /// <summary>Opens key and archive.</summary>
        public bool TryOpen(out string fault)
        {
            KeyRing? keys = null;
            if ((_options.RegistryFile is { } registry && !RegistryWatch.TryOpen(registry, Say, out _watch, out fault))
                || (_options.KeysFile is { } file && !KeyRing.TryLoad(file, out keys, out fault))
                || !CollectorKey.TryLoad(_options.KeyFile, out _key, out fault)
                || !ReceiptArchive.TryOpen(_options.Archive, _key, TimeProvider.System, out _archive, out fault))
            {
                return false;
            }

            foreach (string note in _archive.Notes)
            {
                Say(note);
            }

            if (!TryStartStamps(out fault))
            {
                return false;
            }

            string clientId = _options.ClientId ?? $"chronoseal-collect-{_key.KeyIdHex}";
            _subscriber = new CollectSubscriber(_options, _archive, clientId, keys is null ? null : new ReceiptCheck(keys), _watch, () => _wake.Set(), Say);
            Say($"Collector {_key.KeyIdHex}, archive {_options.Archive}, statement {_archive.Last.Claim.Number}.");
            return true;
        }

        /// <summary>Runs until stopped.</summary>
        /// <returns>True when the last statement was written.</returns>
        public bool Run()
        {
            var watch = Stopwatch.StartNew();
            long statementDue = (long)_options.StatementInterval.TotalMilliseconds;
            long statusDue = CollectLimits.StatusMilliseconds;
            long end = (long)(_options.Duration?.TotalMilliseconds ?? long.MaxValue);
            while (!_isStopping && watch.ElapsedMilliseconds < end)
            {
                if (!_subscriber!.IsConnected)
                {
                    ConnectWhenDue(watch);
                }

                if (watch.ElapsedMilliseconds >= statementDue)
                {
                    TryState(StatementReason.Interval);
                    statementDue = watch.ElapsedMilliseconds + (_isBehind ? CollectLimits.StatementRetryMilliseconds : (long)_options.StatementInterval.TotalMilliseconds);
                }

                if (watch.ElapsedMilliseconds >= statusDue)
                {
                    Say(_subscriber.Tally.Line(_archive!, _options.KeysFile != null, _watch));
                    statusDue = watch.ElapsedMilliseconds + CollectLimits.StatusMilliseconds;
                }

                long due = Math.Min(Math.Min(statementDue, statusDue), _subscriber.IsConnected ? end : Math.Min(end, _connectDue));
                _wake.WaitOne((int)Math.Clamp(due - watch.ElapsedMilliseconds, 0, CollectLimits.StatusMilliseconds));
            }

            return TryEnd();
        }

        /// <summary>Makes <see cref="Run"/> end soon. From any thread.</summary>
        public void Stop()
        {
            _isStopping = true;
            _wake.Set();
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _subscriber?.Dispose();
            _stamps?.Dispose();
            _archive?.Dispose();
            _key?.Dispose();
        }

        // A connection that ends before the pause is over counts as a failure: a message that the disk does not take comes again with each one.
        private void ConnectWhenDue(Stopwatch watch)
        {
            if (watch.ElapsedMilliseconds < _connectDue)
            {
                _isShortLived = true;
                return;
            }

            _pause = Math.Clamp(_isShortLived ? 2 * _pause : 0, CollectLimits.RetryMinimumMilliseconds, CollectLimits.RetryMaximumMilliseconds);
            _subscriber!.TryConnect();
            _isShortLived = !_subscriber.IsConnected;
            _connectDue = watch.ElapsedMilliseconds + (_pause / 2) + _jitter.Next(_pause / 2);
        }

        private bool TryEnd()
        {
            _subscriber!.Dispose();
            bool isStated = TryState(StatementReason.Stop);
            _stamps?.Dispose();
            _stamps = null;
            Say($"{_subscriber.Tally.Line(_archive!, _options.KeysFile != null, _watch)}. Stopped.");
            return isStated;
        }

        private bool TryState(StatementReason reason)
        {
            _isBehind = !_archive!.TryState(reason, out ReceiptStatement? statement, out string fault);
            if (_isBehind)
            {
                Say($"{fault} What has arrived waits for its receipt.");
            }

            if (statement is not null)
            {
                _stamps?.Offer(statement);
            }

            return !_isBehind;
        }

        private bool TryStartStamps(out string fault)
        {
            fault = "";
            ITimestampAuthority? authority = _options.TimestampUrl is { } url ? new HttpTimestampAuthority(url)
                : _options.TimestampCommand is { } command ? new CommandTimestampAuthority(command)
                : null;
            if (authority is null)
            {
                return true;
            }

            if (!TimestampLog.TryOpen(_options.Archive, out TimestampLog? log, out fault))
            {
                authority.Dispose();
                return false;
            }

            _stamps = new TimestampWorker(authority, log, Say);
            _stamps.Offer(_archive!.Last);
            return true;
        }

        private void Say(string sentence)
        {
            lock (_outputGate)
            {
                _output.WriteLine(sentence);
                _output.Flush();
            }
        }
    }
}
