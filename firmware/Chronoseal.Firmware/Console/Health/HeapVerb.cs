using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Health
{
    /// <summary>Shows how much heap is free. Measures between two epochs, because that stops every task for a moment.</summary>
    public sealed class HeapVerb : IVerb
    {
        private readonly Node _node;

        /// <summary>Makes the verb.</summary>
        public HeapVerb(Node node)
        {
            _node = node;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "heap"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get { return "heap"; }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "Measures the free heap between two epochs and shows it with the least of this boot and the floor."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            if (words.Count > 1)
            {
                answer.Misuse(this);
                return;
            }

            ICounter counter = _node.Board.Timeline.Counter;
            Outcome outcome = _node.Errands.Run(_node.Heap, counter.Microseconds + HealthLimits.HeapWaitMicroseconds);
            if (_node.Heap.MeasuredCounter == 0)
            {
                answer.Fail(outcome, "not measured yet, and no time for it between epochs; try again, or make epoch-us longer");
                return;
            }

            answer.Block();
            answer.Put("free-bytes", _node.Heap.FreeBytes);
            answer.Put("least-bytes", _node.Heap.LeastBytes);
            answer.Put("floor-bytes", _node.Health.HeapFloorBytes);
            answer.Put("measured-s-ago", (counter.Microseconds - _node.Heap.MeasuredCounter) / 1000000);
            if (outcome != Outcome.Ok)
            {
                answer.Say("not measured now (" + Outcomes.Name(outcome) + "): epochs left no time; these are the last figures");
            }
        }
    }
}
