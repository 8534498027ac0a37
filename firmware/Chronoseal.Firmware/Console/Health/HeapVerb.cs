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
            get { return "Shows the free heap as it was measured last, once a minute between two epochs, with the least of this boot and the floor."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            if (words.Count > 1)
            {
                answer.Misuse(this);
                return;
            }

            if (_node.Heap.MeasuredCounter == 0)
            {
                answer.Fail(Outcome.NotReady, "the heap was not measured yet; it is once a minute, between epochs: ask again later");
                return;
            }

            answer.Block();
            answer.Put("free-bytes", _node.Heap.FreeBytes);
            answer.Put("least-bytes", _node.Heap.LeastBytes);
            answer.Put("floor-bytes", _node.Health.HeapFloorBytes);
            answer.Put("measured-s-ago", (_node.Board.Timeline.Counter.Microseconds - _node.Heap.MeasuredCounter) / 1000000);
        }
    }
}
