using Chronoseal.Firmware.Console;

namespace Chronoseal.Tests.Host.Field.Calibration
{
    /// <summary>What a verb said, as one text: records apart by "; ", a refusal as "err CODE cause; remedy".</summary>
    internal sealed class RecordedAnswer : Answer
    {
        private readonly List<string> _records = [];

        internal string Code { get; private set; } = "Ok";

        internal string Text => string.Join("; ", _records.Select(record => record.Trim()));

        internal List<string> Sentences { get; } = [];

        internal string this[string name] => Text.Split(' ', ';').Single(field => field.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..];

        public override void Block() => _records.Add("");

        public override void Row() => _records.Add("");

        public override void Put(string name, string value) => _records[^1] += $" {name}={value}";

        public override void Say(string sentence) => Sentences.Add(sentence);

        public override void Succeed(string code) => Code = code;

        public override void Fail(string code, string causeAndRemedy)
        {
            Assert.IsEmpty(_records, "fails after it has answered");
            Code = code;
            _records.Add(causeAndRemedy);
        }
    }
}
