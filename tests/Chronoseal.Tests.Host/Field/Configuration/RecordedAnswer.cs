using System.Text;
using Chronoseal.Firmware.Console;

namespace Chronoseal.Tests.Host.Field.Configuration
{
    /// <summary>What a verb said, kept as a human would see it and as the records a machine gets.</summary>
    internal sealed class RecordedAnswer(bool isForMachine = false) : Answer
    {
        private readonly StringBuilder _text = new();
        private readonly StringBuilder _lines = new();

        /// <summary>Everything, names, sentences and errors.</summary>
        internal string Text => _text.ToString();

        /// <summary>What a human can keep: sentences, and lines of a text.</summary>
        internal string Lines => _lines.ToString();

        internal List<Dictionary<string, string>> Records { get; } = [];

        internal string Code { get; private set; } = "Ok";

        internal string Fault { get; private set; } = "";

        internal string this[string name] => Records.Last(r => r.ContainsKey(name))[name];

        public override bool IsForMachine => isForMachine;

        public override void Block() => Records.Add([]);

        public override void Row() => Records.Add([]);

        public override void Put(string name, string value)
        {
            Assert.AreEqual("", Fault, "a field behind a refusal");
            Records[^1].Add(name, value);
            _text.AppendLine($"{name}={value}");
        }

        public override void Say(string sentence)
        {
            _text.AppendLine(sentence);
            _lines.Append(sentence + "\r\n");
        }

        public override void Fail(string code, string causeAndRemedy)
        {
            Assert.IsEmpty(Records, "a refusal behind a field");
            Code = code;
            Fault = causeAndRemedy;
            _text.AppendLine($"{code}: {causeAndRemedy}");
        }

        public override void Succeed(string code) => Code = code;
    }
}
