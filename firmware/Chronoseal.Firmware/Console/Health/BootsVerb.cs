using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Health
{
    /// <summary>Shows the last boots: how each began, how far it came, how it ended.</summary>
    public sealed class BootsVerb : IVerb
    {
        private readonly Node _node;

        /// <summary>Makes the verb.</summary>
        public BootsVerb(Node node)
        {
            _node = node;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "boots"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get { return "boots"; }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "Shows the last 16 boots: reset reason, how far each came and how it ended, with the brown-outs and the bad boots in a row."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            if (words.Count > 1)
            {
                answer.Misuse(this);
                return;
            }

            BootLedger boots = _node.Boots;
            int count = boots.Count;
            answer.Block();
            answer.Put("boots", count == 0 ? 0 : boots.Current.Ordinal);
            answer.Put("brown-outs", boots.BrownOuts);
            answer.Put("bad-in-row", boots.BadInRow);
            answer.Put("bad-limit", _node.Health.BootBadLimit);
            for (int i = 0; i < count; i++)
            {
                answer.Row();
                Put(boots[i], i == count - 1, answer);
            }

            Explain(boots, answer);
        }

        private void Put(BootRecord boot, bool isRunning, Answer answer)
        {
            answer.Put("boot", boot.Ordinal);
            answer.Put("frames-boot", isRunning && _node.Gateway != null ? _node.Gateway.Boot : boot.FrameBoot);
            answer.Put("reset", ResetReasons.Name(boot.ResetReason));
            answer.Put("phase", BootPhases.Name(boot.Phase));
            answer.Put("end", isRunning ? "running" : boot.HasEnded ? RestartCauses.Name(boot.Cause) : "no-order");
            answer.Put("verdict", Verdict(boot, isRunning));
            answer.Put(isRunning || boot.HasEnded ? "up-s" : "up-at-least-s", isRunning ? _node.Board.Timeline.Counter.Microseconds / 1000000 : boot.UptimeSeconds);
        }

        private static string Verdict(BootRecord boot, bool isRunning)
        {
            if (boot.Phase == BootPhase.Good)
            {
                return "good";
            }

            return isRunning ? "open" : boot.IsBad ? "bad" : "neutral";
        }

        private void Explain(BootLedger boots, Answer answer)
        {
            if (boots.WasDamaged)
            {
                answer.Say("earlier boots are not known: the ledger could not be read and was begun anew");
            }

            if (boots.WriteFaults > 0)
            {
                answer.Say("this boot could not be noted; check the drive");
            }

            if (boots.Count > 0 && boots.Current.ResetReason == ResetReason.Unknown)
            {
                answer.Say("this board cannot tell why it was reset: brown-outs are not counted, and a boot that ended with no-order is all that shows of them");
            }
        }
    }
}
