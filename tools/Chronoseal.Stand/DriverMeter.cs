using System.Diagnostics;
using Chronoseal.Hal;

namespace Chronoseal.Stand
{
    /// <summary>
    /// Measures what a driver itself costs: time and memory of a reading, or between <see cref="Start"/> and <see cref="Stop"/>,
    /// without what is spent inside bus and wait, where the plant works.
    /// </summary>
    public sealed class DriverMeter : BusWrapper
    {
        private long _startTicks;
        private long _startBytes;
        private long _outsideTicks;
        private long _outsideBytes;

        /// <summary>Driver's own time, stopwatch ticks.</summary>
        public long Ticks { get; private set; }

        /// <summary>Bytes that the driver itself allocated.</summary>
        public long Bytes { get; private set; }

        /// <summary>Transfers on the bus.</summary>
        public int Transfers { get; private set; }

        /// <inheritdoc/>
        public override II2cDevice Wrap(II2cDevice device) => new MeteredI2c(this, device);

        /// <inheritdoc/>
        public override ISerialPort Wrap(ISerialPort port) => new MeteredSerial(this, port);

        /// <inheritdoc/>
        public override ITcpChannel Wrap(ITcpChannel channel) => new MeteredTcp(this, channel);

        /// <inheritdoc/>
        public override IDelay Wrap(IDelay delay) => new MeteredDelay(this, delay);

        /// <summary>Takes a reading and measures both of its halves, not the wait between them.</summary>
        public Outcome Read(Bench bench, ISensor sensor, Sample[] samples)
        {
            Start();
            Outcome outcome = sensor.Begin();
            Stop();
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            bench.WaitUntilReady(sensor);
            GoOn();
            outcome = sensor.End(samples, out _);
            Stop();
            return outcome;
        }

        /// <summary>Begins to measure.</summary>
        public void Start()
        {
            Ticks = 0;
            Bytes = 0;
            Transfers = 0;
            GoOn();
        }

        /// <summary>Ends the measurement.</summary>
        public void Stop()
        {
            Ticks += Stopwatch.GetTimestamp() - _startTicks - _outsideTicks;
            Bytes += GC.GetAllocatedBytesForCurrentThread() - _startBytes - _outsideBytes;
        }

        private void GoOn()
        {
            _outsideTicks = 0;
            _outsideBytes = 0;
            _startBytes = GC.GetAllocatedBytesForCurrentThread();
            _startTicks = Stopwatch.GetTimestamp();
        }

        private Mark Leave(bool isTransfer)
        {
            Transfers += isTransfer ? 1 : 0;
            return new Mark(Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        }

        private void Return(Mark mark)
        {
            _outsideBytes += GC.GetAllocatedBytesForCurrentThread() - mark.Bytes;
            _outsideTicks += Stopwatch.GetTimestamp() - mark.Ticks;
        }

        private readonly record struct Mark(long Ticks, long Bytes);

        private sealed class MeteredI2c(DriverMeter meter, II2cDevice device) : II2cDevice
        {
            public Outcome Write(byte[] buffer, int count)
            {
                Mark mark = meter.Leave(true);
                Outcome outcome = device.Write(buffer, count);
                meter.Return(mark);
                return outcome;
            }

            public Outcome Read(byte[] buffer, int count)
            {
                Mark mark = meter.Leave(true);
                Outcome outcome = device.Read(buffer, count);
                meter.Return(mark);
                return outcome;
            }

            public Outcome WriteRead(byte[] writeBuffer, int writeCount, byte[] readBuffer, int readCount)
            {
                Mark mark = meter.Leave(true);
                Outcome outcome = device.WriteRead(writeBuffer, writeCount, readBuffer, readCount);
                meter.Return(mark);
                return outcome;
            }
        }

        private sealed class MeteredSerial(DriverMeter meter, ISerialPort port) : ISerialPort
        {
            public int BaudRate => port.BaudRate;

            public int BitsPerCharacter => port.BitsPerCharacter;

            public int ReceiveOverruns => port.ReceiveOverruns;

            public Outcome Write(byte[] buffer, int count)
            {
                Mark mark = meter.Leave(true);
                Outcome outcome = port.Write(buffer, count);
                meter.Return(mark);
                return outcome;
            }

            public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
            {
                Mark mark = meter.Leave(true);
                Outcome outcome = port.Read(buffer, offset, count, deadlineMicroseconds, out received);
                meter.Return(mark);
                return outcome;
            }

            public void Discard()
            {
                Mark mark = meter.Leave(false);
                port.Discard();
                meter.Return(mark);
            }
        }

        private sealed class MeteredTcp(DriverMeter meter, ITcpChannel channel) : ITcpChannel
        {
            public bool IsConnected => channel.IsConnected;

            public Outcome Connect(long deadlineMicroseconds)
            {
                Mark mark = meter.Leave(false);
                Outcome outcome = channel.Connect(deadlineMicroseconds);
                meter.Return(mark);
                return outcome;
            }

            public Outcome Write(byte[] buffer, int count)
            {
                Mark mark = meter.Leave(true);
                Outcome outcome = channel.Write(buffer, count);
                meter.Return(mark);
                return outcome;
            }

            public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
            {
                Mark mark = meter.Leave(true);
                Outcome outcome = channel.Read(buffer, offset, count, deadlineMicroseconds, out received);
                meter.Return(mark);
                return outcome;
            }

            public void Discard() => channel.Discard();

            public void Close() => channel.Close();
        }

        private sealed class MeteredDelay(DriverMeter meter, IDelay delay) : IDelay, ICounter
        {
            public ICounter Counter => this;

            public int QuantumMicroseconds => delay.Counter.QuantumMicroseconds;

            // The crystal of the plant draws its future when it is asked.
            public long Microseconds
            {
                get
                {
                    Mark mark = meter.Leave(false);
                    long now = delay.Counter.Microseconds;
                    meter.Return(mark);
                    return now;
                }
            }

            public void SleepUntil(long counterMicroseconds)
            {
                Mark mark = meter.Leave(false);
                delay.SleepUntil(counterMicroseconds);
                meter.Return(mark);
            }
        }
    }
}
