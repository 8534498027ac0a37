using System;
using System.IO.Ports;
using Chronoseal.Hal;

namespace OemExample
{
    /// <summary>A UART of nanoFramework as the drivers want it: reads end at a deadline, whatever has arrived is given at once.</summary>
    public sealed class OwnSerial : ISerialPort
    {
        private const int PollMicroseconds = 1000;

        private readonly SerialPort _port;
        private readonly IDelay _delay;
        private readonly byte[] _scratch = new byte[64];

        /// <summary>Opens a port that has been configured.</summary>
        public OwnSerial(SerialPort port, IDelay delay)
        {
            _port = port;
            _delay = delay;
            _port.ReadBufferSize = 1024;
            _port.ReadTimeout = 100;
            _port.WriteTimeout = 2000;
            _port.Open();
        }

        /// <inheritdoc/>
        public int BaudRate
        {
            get { return _port.BaudRate; }
        }

        /// <inheritdoc/>
        public int BitsPerCharacter
        {
            get { return 9 + (_port.Parity == Parity.None ? 0 : 1) + (_port.StopBits == StopBits.Two ? 2 : 1); }
        }

        /// <inheritdoc/>
        public int ReceiveOverruns
        {
            get { return 0; }
        }

        /// <inheritdoc/>
        public Outcome Write(byte[] buffer, int count)
        {
            try
            {
                _port.Write(buffer, 0, count);
                return Outcome.Ok;
            }
            catch (Exception)
            {
                return Outcome.BusFault;
            }
        }

        /// <inheritdoc/>
        public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
        {
            received = 0;
            try
            {
                while (_port.BytesToRead == 0)
                {
                    long now = _delay.Counter.Microseconds;
                    if (now >= deadlineMicroseconds)
                    {
                        return Outcome.Timeout;
                    }

                    _delay.SleepUntil(now + PollMicroseconds);
                }

                int waiting = _port.BytesToRead;
                received = _port.Read(buffer, offset, waiting < count ? waiting : count);
                return received > 0 ? Outcome.Ok : Outcome.Timeout;
            }
            catch (Exception)
            {
                received = 0;
                return Outcome.BusFault;
            }
        }

        /// <inheritdoc/>
        public void Discard()
        {
            long deadline = _delay.Counter.Microseconds;
            for (int i = 0; i < 32 && Read(_scratch, 0, _scratch.Length, deadline, out _) == Outcome.Ok; i++)
            {
            }
        }
    }
}
