using Chronoseal.Firmware.Console;

namespace Chronoseal.Tests.Host.Field
{
    /// <summary>What a verb said, as text: records with blanks between fields.</summary>
    internal sealed class RecordedAnswer : Answer
    {
        internal List<string> Records { get; } = [];

        internal List<string> Sentences { get; } = [];

        internal string Code { get; private set; } = "Ok";

        internal string Failure { get; private set; } = "";

        /// <summary>The records apart by "; ", or what was refused.</summary>
        internal string Text => Failure.Length > 0 ? Failure : string.Join("; ", Records);

        internal string this[string name] => Text.Split(' ', ';').Single(field => field.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..];

        public override void Block() => Records.Add("");

        public override void Row() => Records.Add("");

        public override void Put(string name, string value) => Records[^1] += (Records[^1].Length > 0 ? " " : "") + name + "=" + value;

        public override void Say(string sentence) => Sentences.Add(sentence);

        public override void Succeed(string code) => Code = code;

        public override void Fail(string code, string causeAndRemedy)
        {
            Assert.IsEmpty(Records, "refused after a field");
            Code = code;
            Failure = causeAndRemedy;
        }
    }
}
