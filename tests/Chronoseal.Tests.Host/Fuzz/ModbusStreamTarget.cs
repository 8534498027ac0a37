using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Tests.Host.Fuzz
{
    /// <summary>
    /// A Modbus channel that is answered with any bytes. A reply that it takes stands in the input, whole and with a checksum that
    /// is computed here again.
    /// </summary>
    internal abstract class ModbusStreamTarget : FuzzTarget
    {
        private const int Unit = 1;
        private const int Registers = 4;
        private const int LimitMicroseconds = 2_000_000;

        public override int LongestBytes => 80;

        public override void Feed(byte[] input)
        {
            Ask(input, ModbusFunction.ReadInputRegisters);
            Ask(input, ModbusFunction.ReadDiscreteInputs);
            Ask(input, ModbusFunction.WriteSingleCoil);
            Ask(input, ModbusFunction.EncapsulatedInterface);
        }

        protected abstract IModbusChannel Make(StreamPort port);

        /// <summary>The frame of a reply as it has to stand in the input.</summary>
        protected abstract byte[] Frame(byte[] body);

        private static void Build(ModbusRequest request, byte function)
        {
            Outcome outcome = function switch
            {
                ModbusFunction.WriteSingleCoil => ModbusPdu.BuildWriteCoil(request, 2, false),
                ModbusFunction.EncapsulatedInterface => ModbusPdu.BuildReadIdentification(request, 1, 0),
                _ => ModbusPdu.BuildRead(request, function, 0, Registers),
            };
            Assert.AreEqual(Outcome.Ok, outcome);
        }

        private void Ask(byte[] input, byte function)
        {
            var port = new StreamPort(input);
            IModbusChannel channel = Make(port);
            var request = new ModbusRequest { Unit = Unit, ResponseTimeoutMicroseconds = 500_000 };
            Build(request, function);
            Assert.AreEqual(Outcome.Ok, channel.Send(request));
            var reply = new byte[ModbusPdu.MaximumLength];
            Outcome outcome = channel.Receive(reply, out int length, out int exceptionCode);
            Assert.IsLessThan(LimitMicroseconds, port.Microseconds);
            bool isReply = outcome is Outcome.Ok or Outcome.DeviceError;
            Assert.AreEqual(isReply, length > 0);
            Assert.IsTrue(outcome == Outcome.DeviceError || exceptionCode == 0);
            if (isReply)
            {
                byte[] frame = Frame([Unit, .. reply[..length]]);
                Assert.IsGreaterThanOrEqualTo(0, Find(input, frame), "a reply that nobody sent");
                Assert.AreEqual(outcome == Outcome.Ok ? function : function | 0x80, reply[0]);
            }
        }

        // ASCII digits may be of either case.
        private static int Find(byte[] input, byte[] frame)
        {
            for (int at = 0; at + frame.Length <= input.Length; at++)
            {
                bool isHere = true;
                for (int i = 0; isHere && i < frame.Length; i++)
                {
                    isHere = input[at + i] == frame[i] || (frame[i] is >= (byte)'A' and <= (byte)'F' && frame[0] == ':' && input[at + i] == frame[i] + 0x20);
                }

                if (isHere)
                {
                    return at;
                }
            }

            return -1;
        }
    }
}
