using Chronoseal.Hal;

namespace Chronoseal.Tests.Fakes
{
    /// <summary>A signal of a timeline without tasks: a wait that was not set before lasts until its deadline.</summary>
    internal sealed class ManualSignal : ISignal
    {
        private readonly ManualTimeline _timeline;
        private bool _isSet;

        public ManualSignal(ManualTimeline timeline)
        {
            _timeline = timeline;
        }

        public void Set()
        {
            _isSet = true;
        }

        public bool Wait(long deadlineMicroseconds)
        {
            bool was = _isSet;
            _isSet = false;
            if (!was)
            {
                _timeline.SleepUntil(deadlineMicroseconds);
            }

            return was;
        }
    }
}
