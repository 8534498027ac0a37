using System.Collections.Concurrent;
using System.Diagnostics;
using Chronoseal.Firmware.Buses;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Field.Buses
{
    /// <summary>
    /// The desk under threads that are preempted anywhere, as a device's are: one serves, two leave errands and take them back at any time, one wakes. No
    /// errand's outcome is another's, none is stepped by two or after it was taken back, and nobody waits for a wake-up that was lost.
    /// </summary>
    [TestClass]
    public sealed class ErrandDeskThreadTests
    {
        private const int Errands = 2_000;
        private const long PeriodMicroseconds = 2_000_000;
        private const long PatienceMicroseconds = 30_000_000;

        [TestMethod]
        public void EveryErrandIsDoneOnceAndItsOutcomeIsItsOwn()
        {
            var timeline = new ClockTimeline();
            var desk = new ErrandDesk(timeline);
            desk.SetServed(true);
            var faults = new ConcurrentQueue<string>();
            using var end = new CancellationTokenSource();
            var server = new Thread(() => Serve(desk, timeline, end.Token));
            var waker = new Thread(() => Wake(desk, end.Token));
            Thread[] clients = [.. Enumerable.Range(1, 2).Select(seed => new Thread(() => Leave(desk, timeline, new Random(seed), faults)))];
            foreach (Thread thread in clients.Append(server).Append(waker))
            {
                thread.Start();
            }

            foreach (Thread client in clients)
            {
                client.Join();
            }

            end.Cancel();
            desk.Wake();
            server.Join();
            waker.Join();
            Assert.IsEmpty(faults, string.Join("; ", faults.Distinct()));
        }

        private static void Serve(ErrandDesk desk, ClockTimeline timeline, CancellationToken end)
        {
            while (!end.IsCancellationRequested)
            {
                desk.Idle(timeline.Microseconds + PeriodMicroseconds);
            }
        }

        private static void Wake(ErrandDesk desk, CancellationToken end)
        {
            while (!end.IsCancellationRequested)
            {
                desk.Wake();
                Thread.Yield();
            }
        }

        private static void Leave(ErrandDesk desk, ClockTimeline timeline, Random random, ConcurrentQueue<string> faults)
        {
            for (int i = 0; i < Errands; i++)
            {
                var errand = new WatchedErrand(1 + random.Next(3), faults);
                long deadline = timeline.Microseconds + PatienceMicroseconds;
                while (desk.Post(errand) != Outcome.Ok && timeline.Microseconds < deadline)
                {
                    Thread.Yield();
                }

                // One in four is taken back at once, wherever it is.
                bool isPatient = random.Next(4) > 0;
                while (isPatient && desk.Holds(errand) && timeline.Microseconds < deadline)
                {
                    Rest(random);
                }

                Judge(errand, desk.Withdraw(errand), isPatient, faults);
            }
        }

        // Who waits for an errand looks now and then, as the console does: meanwhile it may be done, and the other's too.
        private static void Rest(Random random)
        {
            if (random.Next(8) == 0)
            {
                Thread.Sleep(1);
            }
            else
            {
                Thread.Yield();
            }
        }

        private static void Judge(WatchedErrand errand, Outcome outcome, bool isPatient, ConcurrentQueue<string> faults)
        {
            int steps = errand.Close();
            bool isDone = steps == errand.Wanted;
            if (isPatient ? outcome != Outcome.Ok || !isDone : outcome is not (Outcome.Ok or Outcome.Timeout) || (outcome == Outcome.Ok && !isDone))
            {
                faults.Enqueue($"{(isPatient ? "waited for" : "taken back")}: {outcome} after {steps} of {errand.Wanted} steps");
            }
        }

        private sealed class WatchedErrand(int wanted, ConcurrentQueue<string> faults) : IErrand
        {
            private int _inside;
            private int _steps;
            private volatile bool _isClosed;

            public int Wanted => wanted;

            public long StepMicroseconds => 1_000_000;

            public int Close()
            {
                _isClosed = true;
                return Volatile.Read(ref _steps);
            }

            public bool Step()
            {
                if (_isClosed || Interlocked.Increment(ref _inside) != 1)
                {
                    faults.Enqueue("stepped by two, or after it was taken back");
                }

                Thread.Yield();
                int steps = Interlocked.Increment(ref _steps);
                Interlocked.Decrement(ref _inside);
                if (_isClosed)
                {
                    faults.Enqueue("taken back in the middle of a step");
                }

                return steps < wanted;
            }
        }

        private sealed class ClockTimeline : ITimeline, ICounter
        {
            public ICounter Counter => this;

            public long Microseconds => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000);

            public int QuantumMicroseconds => 1;

            public ISignal CreateSignal() => new Signal(this);

            public void SleepUntil(long counterMicroseconds) => throw new NotSupportedException();

            public void Start(string name, TaskPriority priority, TaskBody body) => throw new NotSupportedException();
        }

        private sealed class Signal(ICounter counter) : ISignal
        {
            private readonly AutoResetEvent _event = new(false);

            public void Set() => _event.Set();

            public bool Wait(long deadlineMicroseconds)
            {
                long left = (deadlineMicroseconds - counter.Microseconds) / 1000;
                return _event.WaitOne(left > 0 ? (int)left : 0);
            }
        }
    }
}
