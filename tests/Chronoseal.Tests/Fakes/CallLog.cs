namespace Chronoseal.Tests.Fakes
{
    /// <summary>What was called, in order.</summary>
    internal sealed class CallLog
    {
        public string Text { get; private set; } = "";

        public void Add(string call)
        {
            Text += (Text.Length == 0 ? "" : ", ") + call;
        }
    }
}
