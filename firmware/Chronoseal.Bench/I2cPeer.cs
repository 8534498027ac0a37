using System;
using Chronoseal.Hal;

namespace Chronoseal.Bench
{
    /// <summary>An I2C part in memory: answers the last command that it knows.</summary>
    internal sealed class I2cPeer : II2cDevice
    {
        private readonly Exchanges _exchanges;
        private byte[] _pending = new byte[0];

        internal I2cPeer(Exchanges exchanges)
        {
            _exchanges = exchanges;
        }

        /// <inheritdoc/>
        public Outcome Write(byte[] buffer, int count)
        {
            Exchange exchange = _exchanges.Find(buffer, 0, count);
            if (exchange == null)
            {
                return Outcome.Nack;
            }

            _pending = exchange.Reply;
            return Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome Read(byte[] buffer, int count)
        {
            if (_pending.Length != count)
            {
                return Outcome.ShortReply;
            }

            Array.Copy(_pending, 0, buffer, 0, count);
            return Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome WriteRead(byte[] writeBuffer, int writeCount, byte[] readBuffer, int readCount)
        {
            Outcome outcome = Write(writeBuffer, writeCount);
            return outcome == Outcome.Ok ? Read(readBuffer, readCount) : outcome;
        }
    }
}
