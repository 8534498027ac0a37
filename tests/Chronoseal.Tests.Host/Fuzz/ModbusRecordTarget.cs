using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Tests.Host.Fuzz
{
    /// <summary>
    /// A driver whose instrument answers every request with what was asked for and any content: header and function are right, so
    /// that the content reaches the driver.
    /// </summary>
    internal abstract class ModbusRecordTarget : FuzzTarget
    {
        private const int Polls = 4;

        public override int LongestBytes => 80;

        public override void Feed(byte[] input)
        {
            var bus = new AnyContentChannel(input);
            ISensor sensor = Make(bus);
            var samples = new Sample[sensor.SampleCapacity];
            for (int i = 0; i < samples.Length; i++)
            {
                samples[i] = new Sample();
            }

            sensor.Identify(new SensorIdentity());
            for (int i = 0; i < Polls; i++)
            {
                bus.CounterMicroseconds += 1_000_000;
                if (sensor.Begin() != Outcome.Ok)
                {
                    continue;
                }

                Outcome outcome = sensor.End(samples, out int count);
                Assert.AreEqual(outcome == Outcome.Ok, count > 0);
                for (int s = 0; s < count; s++)
                {
                    Assert.IsTrue(samples[s].CounterMicroseconds <= bus.CounterMicroseconds && samples[s].InstantHalfWidthMicroseconds >= 0);
                    Assert.IsTrue(samples[s].ExposureMicroseconds >= 0 && samples[s].InstrumentTimeSeconds > 0 && samples[s].Mantissa >= -1_000_000_000);
                }
            }

            sensor.Describe();
        }

        protected abstract ISensor Make(AnyContentChannel channel);

        internal sealed class AnyContentChannel(byte[] content) : IModbusChannel
        {
            private int _next;

            public bool IsSerial => false;

            public long QuietUntilMicroseconds => 0;

            public long CounterMicroseconds { get; set; } = 5_000_000;

            public ModbusRequest Pending { get; private set; } = null!;

            public long RequestSentMicroseconds => CounterMicroseconds - 2_000;

            public long ReplyStartedMicroseconds => CounterMicroseconds;

            public Outcome Send(ModbusRequest request)
            {
                Pending = request;
                return Outcome.Ok;
            }

            public long LongestReadMicroseconds(long responseTimeoutMicroseconds, long gapMicroseconds) => 0;

            public Outcome Receive(byte[] reply, out int length, out int exceptionCode)
            {
                ModbusRequest request = Pending;
                Pending = null!;
                Array.Copy(request.Bytes, reply, request.Length);
                length = ModbusPdu.ReplyLength(request, reply, 0, request.Length);
                exceptionCode = 0;
                if (request.Function <= ModbusFunction.ReadInputRegisters)
                {
                    reply[1] = (byte)(length - 2);
                    for (int i = 2; i < length; i++)
                    {
                        reply[i] = content.Length == 0 ? (byte)0 : content[_next++ % content.Length];
                    }
                }

                Outcome outcome = ModbusPdu.Check(request, reply, 0, length, out exceptionCode);
                Assert.AreEqual(Outcome.Ok, outcome);
                return outcome;
            }
        }
    }
}
