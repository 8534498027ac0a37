using System.Text;
using Chronoseal.Drivers.Hc2;
using Chronoseal.Hal;
using Chronoseal.Protocols.Serial;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class Hc2Target : SerialLinesTarget
    {
        private readonly Hc2Reply _reply = new();

        public override string Name => "hc2 reply";

        public override IReadOnlyList<byte[]> Seeds =>
        [
            Encoding.Latin1.GetBytes("{F00rdd 001; 42.47;%rh;000;+; 23.31;\u00B0C;000;-;nc;---.- ;\u00B0C;000; ;001;V1.4-1;0060257484;HygroClip 2 ;000;R\r"),
        ];

        protected override LineReader Make() => new(Hc2Reply.MaximumLength, Hc2Reply.Start, false);

        protected override void Decode(byte[] line, int length)
        {
            if (_reply.Decode(line, length, Hc2Reply.AnyAddress) == Outcome.Ok)
            {
                Assert.AreEqual(0, _reply.Alarms & 0xC0);
                Assert.IsNotNull(_reply.Serial() + _reply.Firmware() + _reply.DeviceName());
            }
        }
    }
}
