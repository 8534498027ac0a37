using System;
using System.IO.Ports;
using System.Threading;

namespace Chronoseal.Hal.Nano
{
    /// <summary>
    /// An open UART. Reading polls the receive buffer in sleeps of one platform tick (10 ms on ESP32) instead of waiting inside
    /// SerialPort.Read: that call waits for the full count, not for the first byte, and all UARTs of an ESP32 share one wake-up
    /// event which each read clears, so that with two ports in use a waiting read can sleep until its time-out over bytes that
    /// are there (nf-interpreter targets/ESP32/_nanoCLR/System.IO.Ports).
    /// </summary>
    public sealed class NanoSerialPort : ISerialPort
    {
        /// <summary>The receive buffer, in bytes: 89 ms at 115200 baud.</summary>
        public const int ReceiveBufferBytes = 1024;

        private const int PollMilliseconds = 1;
        private const int WriteTimeoutMilliseconds = 2000;
        private const int DiscardChunkBytes = 64;
        private const int MaxDiscardChunks = 2 * ReceiveBufferBytes / DiscardChunkBytes;

        private readonly SerialPort _port;
        private readonly ICounter _counter;
        private readonly byte[] _scratch = new byte[DiscardChunkBytes];
        private bool _wasFull;

        private NanoSerialPort(SerialPort port, ICounter counter, SerialSettings settings)
        {
            _port = port;
            _counter = counter;
            BaudRate = settings.BaudRate;
            BitsPerCharacter = settings.BitsPerCharacter;
        }

        /// <inheritdoc/>
        public int BaudRate { get; }

        /// <inheritdoc/>
        public int BitsPerCharacter { get; }

        /// <summary>
        /// How often the receive buffer was found full, which means that bytes were lost. The platform keeps no count and
        /// raises no event: losses in the UART's own FIFO, and all but the first between two reads, cannot be seen from here.
        /// </summary>
        public int ReceiveOverruns { get; private set; }

        /// <summary>Opens a UART with eight data bits.</summary>
        /// <param name="portName">The platform's name, such as "COM2".</param>
        /// <param name="settings">Line parameters. RS-485 drives the RTS pin on ESP32, the DE pin on STM32 targets that define one.</param>
        /// <param name="counter">The counter that deadlines are values of.</param>
        /// <param name="serial">The port, or null.</param>
        /// <returns><see cref="Outcome.OutOfRange"/> for bad settings, <see cref="Outcome.BusFault"/> if the platform refuses (in
        /// use, pins not set, COM1 taken by the debugger, no memory), <see cref="Outcome.Unsupported"/> for an image without UARTs or RS-485.</returns>
        public static Outcome Open(string portName, SerialSettings settings, ICounter counter, out ISerialPort serial)
        {
            serial = null;
            if (portName == null || !IsValid(settings))
            {
                return Outcome.OutOfRange;
            }

            SerialPort port = null;
            try
            {
                port = Configure(portName, settings);
                port.Open();
                serial = new NanoSerialPort(port, counter, settings);
                return Outcome.Ok;
            }
            catch (NotSupportedException)
            {
                // No native part in this image, or no direction pin on this target.
                Close(port);
                return Outcome.Unsupported;
            }
            catch (Exception)
            {
                // A port in use, a pin without function and a lack of memory arrive as different exceptions.
                Close(port);
                return Outcome.BusFault;
            }
        }

        /// <inheritdoc/>
        public Outcome Write(byte[] buffer, int count)
        {
            if (!Buffers.Holds(buffer, 0, count))
            {
                return Outcome.OutOfRange;
            }

            try
            {
                _port.Write(buffer, 0, count);
                return Outcome.Ok;
            }
            catch (TimeoutException)
            {
                // The transmitter did not take the bytes within WriteTimeoutMilliseconds.
                return Outcome.Timeout;
            }
            catch (Exception)
            {
                // A closed or broken port.
                return Outcome.BusFault;
            }
        }

        /// <inheritdoc/>
        public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
        {
            received = 0;
            if (!Buffers.Holds(buffer, offset, count))
            {
                return Outcome.OutOfRange;
            }

            try
            {
                while (true)
                {
                    int available = Available();
                    if (available > 0)
                    {
                        received = _port.Read(buffer, offset, available < count ? available : count);
                        return received > 0 ? Outcome.Ok : Outcome.BusFault;
                    }

                    if (_counter.Microseconds >= deadlineMicroseconds)
                    {
                        return Outcome.Timeout;
                    }

                    Thread.Sleep(PollMilliseconds);
                }
            }
            catch (TimeoutException)
            {
                // Another reader of the same port took the bytes first.
                return Outcome.Timeout;
            }
            catch (Exception)
            {
                // A closed or broken port.
                return Outcome.BusFault;
            }
        }

        /// <inheritdoc/>
        public void Discard()
        {
            try
            {
                for (int chunk = 0; chunk < MaxDiscardChunks; chunk++)
                {
                    int available = Available();
                    if (available <= 0)
                    {
                        return;
                    }

                    _port.Read(_scratch, 0, available < DiscardChunkBytes ? available : DiscardChunkBytes);
                }
            }
            catch (Exception)
            {
                // There is nothing to throw away on a port that fails; the next read or write reports it.
            }
        }

        private static bool IsValid(SerialSettings settings)
        {
            return settings != null && settings.BaudRate >= 1200 && settings.BaudRate <= 921600
                && (settings.StopBits == 1 || settings.StopBits == 2);
        }

        private static SerialPort Configure(string portName, SerialSettings settings)
        {
            Parity parity = settings.Parity == SerialParity.Odd ? Parity.Odd
                : settings.Parity == SerialParity.Even ? Parity.Even : Parity.None;
            StopBits stopBits = settings.StopBits == 2 ? StopBits.Two : StopBits.One;
            SerialPort port = new SerialPort(portName, settings.BaudRate, parity, 8, stopBits);
            port.Handshake = Handshake.None;
            port.Mode = settings.Rs485 ? SerialMode.RS485 : SerialMode.Normal;
            port.ReadBufferSize = ReceiveBufferBytes;
            port.WriteTimeout = WriteTimeoutMilliseconds;
            return port;
        }

        private static void Close(SerialPort port)
        {
            try
            {
                if (port != null)
                {
                    port.Dispose();
                }
            }
            catch (Exception)
            {
                // The port never opened; that was reported already.
            }
        }

        private int Available()
        {
            int available = _port.BytesToRead;
            bool isFull = available >= ReceiveBufferBytes;
            if (isFull && !_wasFull)
            {
                ReceiveOverruns++;
            }

            _wasFull = isFull;
            return available;
        }
    }
}
