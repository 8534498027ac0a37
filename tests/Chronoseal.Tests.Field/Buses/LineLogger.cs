using Chronoseal.Firmware.Console;

namespace Chronoseal.Tests.Field.Buses
{
    /// <summary>Keeps what is written unasked.</summary>
    internal sealed class LineLogger : IConsoleLine
    {
        public string Text { get; private set; } = "";

        public void Unasked(string line)
        {
            Text += line + "\n";
        }
    }
}
