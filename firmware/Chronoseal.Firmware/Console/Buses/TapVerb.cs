using Chronoseal.Firmware.Buses;
using Chronoseal.Firmware.Console.Views;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Buses
{
    /// <summary>Shows what passes on a bus, as it passes.</summary>
    internal sealed class TapVerb : IVerb
    {
        private readonly Node _node;
        private readonly ConsoleSession _session;

        internal TapVerb(Node node, ConsoleSession session)
        {
            _node = node;
            _session = session;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "tap"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get { return "tap\ntap BUS [SECONDS]\ntap off"; }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "Shows what passes on a bus as it passes, for 60 s unless told otherwise; any line, Ctrl-C or tap off ends it."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            bool isOff = words[1] == "off";
            if (words.Count == 1)
            {
                List(answer);
                return;
            }

            if (words.Count > (isOff ? 2 : 3))
            {
                answer.Misuse(this);
                return;
            }

            if (isOff)
            {
                _session.Stream(null);
                answer.Say("no bus is tapped");
                return;
            }

            BusTap tap = Find(words[1], answer);
            if (tap == null)
            {
                return;
            }

            int seconds = BusLimits.TapSeconds;
            if (words.Count == 3 && !WholeNumber.TryRead(words[2], 1, BusLimits.TapSecondsLimit, out seconds))
            {
                answer.Fail(Outcome.OutOfRange, "no such time; SECONDS is 1 to " + BusLimits.TapSecondsLimit.ToString());
                return;
            }

            // The one that runs may be on the same bus: it ends before this one begins.
            _session.Stream(null);
            tap.Switch(true);
            _session.Stream(new TapStreamer(tap, answer.IsForMachine, tap.Now + seconds * 1000000L));
            answer.Row();
            answer.Put("bus", tap.Bus);
            answer.Put("seconds", seconds);
        }

        private void List(Answer answer)
        {
            if (RunningGateway.Of(_node, answer) == null)
            {
                return;
            }

            for (int i = 0; i < _node.Buses.TapCount; i++)
            {
                answer.Row();
                answer.Put("bus", _node.Buses.TapAt(i).Bus);
            }
        }

        private BusTap Find(string bus, Answer answer)
        {
            BusDirectory buses = _node.Buses;
            BusTap tap = buses.FindTap(bus);
            if (tap != null || RunningGateway.Of(_node, answer) == null)
            {
                return tap;
            }

            string names = "";
            for (int i = 0; i < buses.TapCount; i++)
            {
                names += (i > 0 ? ", " : "") + buses.TapAt(i).Bus;
            }

            answer.Fail(Outcome.OutOfRange, "no such bus; there are " + names);
            return null;
        }
    }
}
