using System.Collections;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Fakes
{
    /// <summary>Notes which tasks were started and runs none of them but the node's start, at once.</summary>
    internal sealed class TaskListTimeline : ITimeline
    {
        private readonly ManualTimeline _time = new ManualTimeline();
        private readonly ArrayList _tasks = new ArrayList();

        public ICounter Counter
        {
            get { return _time; }
        }

        public bool Has(string task)
        {
            return _tasks.Contains(task);
        }

        public void SleepUntil(long counterMicroseconds)
        {
            _time.SleepUntil(counterMicroseconds);
        }

        public ISignal CreateSignal()
        {
            return _time.CreateSignal();
        }

        public void Start(string name, TaskPriority priority, TaskBody body)
        {
            _tasks.Add(name);
            if (name == "start")
            {
                body();
            }
        }
    }
}
