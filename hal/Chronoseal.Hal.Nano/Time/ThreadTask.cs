using System;

namespace Chronoseal.Hal.Nano
{
    /// <summary>The life of one task: runs the body and reports an exception that ended it.</summary>
    internal sealed class ThreadTask
    {
        private readonly ThreadTimeline _timeline;
        private readonly string _name;
        private readonly TaskBody _body;

        internal ThreadTask(ThreadTimeline timeline, string name, TaskBody body)
        {
            _timeline = timeline;
            _name = name;
            _body = body;
        }

        internal void Run()
        {
            try
            {
                _body();
            }
            catch (Exception fault)
            {
                // The platform would end the thread with no trace in the program: the supervisor must be able to see it.
                _timeline.ReportFault(_name, fault);
            }
        }
    }
}
