using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Evidence.Pipeline
{
    /// <summary>
    /// Audits an input of any length in bounded memory: one thread reads, workers decode, hash and verify batches side by side, and the caller's
    /// thread holds them against the rules in the order in which they were read.
    /// </summary>
    internal sealed class AuditRun : IDisposable
    {
        private readonly IFrameInput _input;
        private readonly KeyRing _keys;
        private readonly Auditor _auditor;
        private readonly int _workers;
        private readonly CancellationTokenSource _stop;
        private readonly BlockingCollection<FrameBatch> _free = [];
        private readonly BlockingCollection<FrameBatch> _toExamine = [];
        private readonly BlockingCollection<FrameBatch> _inOrder = [];
        private readonly List<FrameBatch> _batches = [];
        private readonly CancellationTokenSource _faulted = new();
        private ExceptionDispatchInfo? _fault;

        private AuditRun(IFrameInput input, KeyRing keys, AuditSettings settings, int workers, CancellationToken stop)
        {
            _input = input;
            _keys = keys;
            _auditor = new Auditor(settings);
            _workers = workers;
            _stop = CancellationTokenSource.CreateLinkedTokenSource(stop);
        }

        /// <summary>Audits an input to its end, or until it is stopped; what was read until then is reported.</summary>
        /// <param name="input">Where frames come from; the caller disposes of it.</param>
        /// <param name="keys">Known keys; must not change meanwhile.</param>
        /// <param name="settings">What is asked for.</param>
        /// <param name="stop">Ends the input early.</param>
        /// <param name="workers">Threads that verify; 0 for one a processor.</param>
        public static AuditReport Of(IFrameInput input, KeyRing keys, AuditSettings settings, CancellationToken stop = default, int workers = 0)
        {
            using var run = new AuditRun(input, keys, settings, workers > 0 ? workers : Environment.ProcessorCount, stop);
            return run.Go();
        }

        public void Dispose()
        {
            _batches.ForEach(batch => batch.Dispose());
            _free.Dispose();
            _toExamine.Dispose();
            _inOrder.Dispose();
            _stop.Dispose();
            _faulted.Dispose();
        }

        private AuditReport Go()
        {
            var threads = new List<Thread> { Start(Read, "reader") };
            for (int i = 0; i < _workers; i++)
            {
                threads.Add(Start(Examine, $"verifier {i + 1}"));
            }

            try
            {
                foreach (FrameBatch batch in _inOrder.GetConsumingEnumerable(_faulted.Token))
                {
                    batch.Examined.Wait(_faulted.Token);
                    Audit(batch);
                    batch.Clear();
                    _free.Add(batch);
                }
            }
            catch (OperationCanceledException) when (_fault is not null)
            {
                // Thrown below, once no thread uses anything of this any more.
            }
            finally
            {
                _stop.Cancel();
                threads.ForEach(thread => thread.Join());
            }

            _fault?.Throw();
            return _auditor.Finish();
        }

        private Thread Start(Action body, string name)
        {
            var thread = new Thread(() => Guard(body)) { Name = name, IsBackground = true };
            thread.Start();
            return thread;
        }

        // A fault of one thread must reach the caller instead of ending the process or leaving the others waiting.
        private void Guard(Action body)
        {
            try
            {
                body();
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref _fault, ExceptionDispatchInfo.Capture(exception), null);
                _stop.Cancel();
                _faulted.Cancel();
            }
        }

        private void Read()
        {
            try
            {
                bool goesOn = true;
                while (goesOn && TryTakeFree(out FrameBatch? batch))
                {
                    goesOn = _input.Fill(batch, _stop.Token);
                    _toExamine.Add(batch);
                    _inOrder.Add(batch);
                }
            }
            finally
            {
                _toExamine.CompleteAdding();
                _inOrder.CompleteAdding();
            }
        }

        private bool TryTakeFree([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out FrameBatch? batch)
        {
            // Short inputs need one or two of them.
            if (!_free.TryTake(out batch) && _batches.Count < _workers * PipelineLimits.BatchesPerWorker)
            {
                batch = new FrameBatch();
                _batches.Add(batch);
            }

            try
            {
                batch ??= _free.Take(_stop.Token);
                return true;
            }
            catch (OperationCanceledException)
            {
                batch = null;
                return false;
            }
        }

        private void Examine()
        {
            var examiner = new FrameExaminer(_keys);
            foreach (FrameBatch batch in _toExamine.GetConsumingEnumerable())
            {
                examiner.Examine(batch);
                batch.Examined.Set();
            }
        }

        private void Audit(FrameBatch batch)
        {
            for (int i = 0; i < batch.Count; i++)
            {
                if (batch.Unreadable(i) is { } explanation)
                {
                    _auditor.TakeUnreadable(batch.Place(i), explanation);
                }
                else
                {
                    _auditor.Take(batch[i], batch.Place(i));
                }
            }
        }
    }
}
