using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Stand;

namespace Chronoseal.Tests.Host.Plant
{
    /// <summary>A bench with one I2C part on it, driven byte by byte.</summary>
    internal sealed class I2cBench : IDisposable
    {
        private readonly byte[] _buffer = new byte[64];
        private II2cDevice? _device;

        public Bench Bench { get; } = new(new BenchSettings { IsQuiet = true });

        public void Attach(int address, II2cTarget part)
        {
            _device = Bench.Attach(address, part);
        }

        public Outcome Write(string bytes)
        {
            byte[] command = Convert.FromHexString(bytes.Replace(" ", ""));
            return _device!.Write(command, command.Length);
        }

        /// <summary>The bytes that were read, or the word for what came of it.</summary>
        public string Read(int count)
        {
            Outcome outcome = _device!.Read(_buffer, count);
            return outcome == Outcome.Ok ? Convert.ToHexString(_buffer, 0, count) : Outcomes.Name(outcome);
        }

        public int Word(int index) => (_buffer[3 * index] << 8) | _buffer[3 * index + 1];

        public void Sleep(int microseconds)
        {
            Bench.Wait(microseconds * 1e-6);
        }

        public void Dispose()
        {
            Bench.Dispose();
        }
    }
}
