using Chronoseal.Firmware.Console.Views;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Timing;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Frames
{
    /// <summary>The newest frames, decoded.</summary>
    internal sealed class FramesVerb : IVerb
    {
        private readonly Node _node;

        internal FramesVerb(Node node)
        {
            _node = node;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "frames"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get { return "frames [N]"; }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "The newest N frames on the flash, 1 to 10, decoded; what they say is shown, not verified."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            if (words.Count > 2)
            {
                answer.Misuse(this);
                return;
            }

            int wanted = ConsoleLimits.FramesShown;
            if (words.Count == 2 && !WholeNumber.TryReadDecimal(words[1], 1, ConsoleLimits.FramesLimit, out wanted))
            {
                answer.Fail(Outcome.OutOfRange, "so many cannot be shown; N is 1 to " + ConsoleLimits.FramesLimit.ToString());
                return;
            }

            Gateway gateway = RunningGateway.Of(_node, answer);
            if (gateway == null)
            {
                return;
            }

            var tail = new FrameTail(gateway.Journal, _node.Board.Files, wanted);
            Outcome outcome = tail.Find();
            if (outcome != Outcome.Ok)
            {
                answer.Fail(outcome, "the flash cannot be read; check the drive, and see log tail");
            }
            else if (tail.Count == 0)
            {
                answer.Fail(Outcome.NotReady, "no frame is on the flash yet; wait for the next epoch, see status for unsealed");
            }
            else
            {
                Show(tail, answer);
            }
        }

        private static void Show(FrameTail tail, Answer answer)
        {
            var decoder = new FrameDecoder();
            for (int i = tail.Count - 1; i >= 0; i--)
            {
                // A file that was acknowledged may go while it is looked at.
                if (tail.Read(i) == Outcome.Ok)
                {
                    answer.Row();
                    ShowOne(decoder, tail, answer);
                }
            }
        }

        private static void ShowOne(FrameDecoder decoder, FrameTail tail, Answer answer)
        {
            bool isFrame = decoder.Decode(tail.Frame, tail.Length);
            answer.Put("seq", tail.Sequence);
            answer.Put("bytes", tail.Length);
            if (!isFrame)
            {
                answer.Put("error", "no frame from byte " + decoder.FailedAt.ToString() + " on");
                return;
            }

            answer.Put("kind", decoder.Kind);
            answer.Put("boot", decoder.Boot);
            answer.Put("utc", decoder.HasUtc ? UtcText.Format(decoder.UtcMicroseconds) : "unknown");
            answer.Put("state", ClockStates.Name((ClockState)decoder.ClockState));
            if (decoder.UncertaintyMicroseconds != FrameDecoder.Unstated)
            {
                answer.Put("u95-us", decoder.UncertaintyMicroseconds);
            }

            if (decoder.BoundMicroseconds != FrameDecoder.Unstated)
            {
                answer.Put("bound-us", decoder.BoundMicroseconds);
            }

            answer.Put("records", decoder.Records);
        }
    }
}
