using Chronoseal.Firmware.Console;

namespace Chronoseal.Tests.Field.Buses
{
    /// <summary>An answer as one line of text: records behind bars, fields as they are, refusals as "code: text".</summary>
    internal sealed class RecordingAnswer : Answer
    {
        private readonly bool _isForMachine;

        internal RecordingAnswer(bool isForMachine)
        {
            _isForMachine = isForMachine;
        }

        public override bool IsForMachine
        {
            get { return _isForMachine; }
        }

        public string Text { get; private set; } = "";

        public override void Block()
        {
            Text += "|";
        }

        public override void Row()
        {
            Text += "|";
        }

        public override void Put(string name, string value)
        {
            Text += " " + name + "=" + value;
        }

        public override void Say(string sentence)
        {
            Text += " (" + sentence + ")";
        }

        public override void Fail(string code, string causeAndRemedy)
        {
            Text += code + ": " + causeAndRemedy;
        }
    }
}
