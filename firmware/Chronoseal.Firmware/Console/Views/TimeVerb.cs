using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Timing;

namespace Chronoseal.Firmware.Console.Views
{
    /// <summary>What the clock claims, and what it rests on.</summary>
    internal sealed class TimeVerb : IVerb
    {
        private static readonly string[] EdgeWords = { "accepted", "too-soon", "early", "late", "restart" };
        private static readonly string[] LabelWords = { "accepted", "not-valid", "outside-window", "contradiction" };

        private readonly Node _node;
        private readonly Stamp _stamp = new Stamp();
        private readonly ClockStatistics _statistics = new ClockStatistics();

        internal TimeVerb(Node node)
        {
            _node = node;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "time"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get { return "time"; }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "What the clock claims, and the edges, labels and frequency that it rests on."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            if (words.Count > 1)
            {
                answer.Misuse(this);
                return;
            }

            Gateway gateway = RunningGateway.Of(_node, answer);
            if (gateway == null)
            {
                return;
            }

            long now = _node.Board.Timeline.Counter.Microseconds;
            gateway.Clock.At(now, _stamp);
            gateway.Clock.Describe(_statistics);
            answer.Block();
            PutClaim(answer);
            PutEdges(now, answer);
            PutLabels(answer);
            PutFrequency(answer);
            PutNetworkTime(gateway.NetworkTime, answer);
        }

        private void PutClaim(Answer answer)
        {
            answer.Put("state", ClockStates.Name(_stamp.State));
            if (_stamp.HasUtc)
            {
                answer.Put("utc", UtcText.Format(_stamp.UtcMicroseconds));
                answer.Put("u95-us", _stamp.UncertaintyMicroseconds);
                answer.Put("bound-us", _stamp.BoundMicroseconds);
                answer.Put("leap", _stamp.Leap);
            }

            if (_statistics.HasOffset)
            {
                answer.Put("offset-us", _statistics.OffsetMicroseconds);
            }
        }

        private void PutEdges(long now, Answer answer)
        {
            if (_statistics.LastEdgeCounter > 0)
            {
                answer.Put("last-edge-age-us", now - _statistics.LastEdgeCounter);
            }

            for (int i = 0; i < EdgeWords.Length; i++)
            {
                answer.Put("edges-" + EdgeWords[i], _statistics.Edges[i]);
            }

            answer.Put("longest-gap-s", _statistics.LongestGapSeconds);
        }

        private void PutLabels(Answer answer)
        {
            for (int i = 0; i < LabelWords.Length; i++)
            {
                answer.Put("labels-" + LabelWords[i], _statistics.Labels[i]);
            }
        }

        // Nothing was seen where nothing stands: 0 would be a perfect crystal.
        private void PutFrequency(Answer answer)
        {
            if (_statistics.LastEdgeCounter > 0)
            {
                answer.Put("freq-ppb", _statistics.FrequencyPartsPerTrillion / 1000);
                answer.Put("freq-range-ppb", _statistics.FrequencyRangePartsPerTrillion / 1000);
                answer.Put("observed-s", _statistics.ObservedSeconds);
                answer.Put("scatter-us", ScaledText.Format(_statistics.ScatterSixteenths * 625, -4));
            }

            for (int i = 0; i < ClockStatistics.AveragingSeconds.Length; i++)
            {
                if (_statistics.AllanPartsPerTrillion[i] > 0)
                {
                    answer.Put("adev" + ClockStatistics.AveragingSeconds[i].ToString() + "-ppt", _statistics.AllanPartsPerTrillion[i]);
                }
            }
        }

        private static void PutNetworkTime(NetworkTimeTask task, Answer answer)
        {
            if (task != null)
            {
                answer.Put("sntp-asked", task.Asked);
                answer.Put("sntp-answered", task.Answered);
                answer.Put("sntp-refused", task.Refused);
            }
        }
    }
}
