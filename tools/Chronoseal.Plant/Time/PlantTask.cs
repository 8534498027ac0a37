using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>One firmware task: a background thread that runs only while it holds the baton.</summary>
    internal sealed class PlantTask
    {
        // Firmware tasks are shallow; a fleet of a hundred nodes must not reserve a gigabyte of stacks.
        private const int StackBytes = 512 * 1024;

        public PlantTask(string name, int priority)
        {
            Name = name;
            Priority = priority;
            Entry = new TimelineEntry { Task = this, Priority = priority };
        }

        public string Name { get; }

        public int Priority { get; }

        public TimelineEntry Entry { get; }

        public Baton Baton { get; } = new Baton();

        public Thread? Thread { get; private set; }

        public TaskBody? Body { get; init; }

        /// <summary>Set when the task must end: every wait of it throws from now on.</summary>
        public bool IsCondemned { get; set; }

        public bool IsEnded { get; set; }

        public int UnwindCount { get; set; }

        public void StartThread(Action<PlantTask> main)
        {
            Thread = new Thread(() => main(this), StackBytes) { IsBackground = true, Name = Name };
            Thread.Start();
        }
    }
}
