using Chronoseal.Firmware.Console.Views;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Sampling;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Buses
{
    /// <summary>Runs the own tests of the sensors, between epochs.</summary>
    internal sealed class SelfTestVerb : IVerb
    {
        private readonly Node _node;
        private readonly ErrandRun _run;

        internal SelfTestVerb(Node node, ConsoleSession session)
        {
            _node = node;
            _run = new ErrandRun(node, session);
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "selftest"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get { return "selftest [SENSOR]"; }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "Runs the sensors' own tests between epochs, of all or of one; sampling goes on."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            if (words.Count > 2)
            {
                answer.Misuse(this);
                return;
            }

            SensorSlot[] slots = FittedSensors.Of(_node, words[1], answer);
            if (slots == null)
            {
                return;
            }

            var tests = new SelfTestErrand[slots.Length];
            var outcomes = new Outcome[slots.Length];
            for (int i = 0; i < slots.Length; i++)
            {
                tests[i] = new SelfTestErrand(slots[i].Sensor, _node.Board.Timeline.Counter);
                outcomes[i] = _run.Do(tests[i]);
                if (outcomes[i] != Outcome.Ok && (slots.Length == 1 || outcomes[i] != Outcome.Timeout || _run.IsInterrupted))
                {
                    _run.Explain(outcomes[i], tests[i], answer);
                    return;
                }
            }

            for (int i = 0; i < slots.Length; i++)
            {
                Put(slots[i].Sensor.Name, tests[i], outcomes[i], answer);
            }
        }

        private static void Put(string name, SelfTestErrand test, Outcome outcome, Answer answer)
        {
            answer.Row();
            answer.Put("name", name);
            if (outcome != Outcome.Ok)
            {
                answer.Put("result", "NotDone");
                answer.Put("cause", "no time for " + (test.StepMicroseconds / 1000).ToString() + " ms between two epochs; set a longer epoch-us");
                return;
            }

            answer.Put("result", Outcomes.Name(test.Outcome));
            if (test.Outcome == Outcome.Unsupported)
            {
                answer.Put("cause", "the part has no test of its own");
                return;
            }

            answer.Put("took-us", test.TakenMicroseconds);
            if (test.Outcome == Outcome.DeviceError)
            {
                answer.Put("code", test.DeviceErrorCode);
            }
        }
    }
}
