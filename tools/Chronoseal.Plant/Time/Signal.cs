using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>
    /// An auto-reset event of one node. May be set by tasks, by callbacks of the plant and by the owner; never by a real
    /// thread from outside, which would make the run depend on real time.
    /// </summary>
    public sealed class Signal : ISignal
    {
        private readonly NodeTimeline _node;
        private readonly WaitPoint _waiter;
        private bool _isSet;

        internal Signal(NodeTimeline node)
        {
            _node = node;
            _waiter = new WaitPoint(node.Plant);
        }

        /// <inheritdoc/>
        public void Set()
        {
            _isSet = true;
            _waiter.WakeNoLater(_node.Plant.NowNanoseconds);
        }

        /// <inheritdoc/>
        public bool Wait(long deadlineMicroseconds)
        {
            while (!_isSet)
            {
                if (_node.HasReached(deadlineMicroseconds))
                {
                    return false;
                }

                _waiter.WaitUntil(_node.WakeFor(deadlineMicroseconds));
                if (!_isSet && _node.IsCutShort(deadlineMicroseconds))
                {
                    return false;
                }
            }

            _isSet = false;
            return true;
        }
    }
}
