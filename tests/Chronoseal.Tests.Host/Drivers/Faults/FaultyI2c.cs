using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Drivers
{
    /// <summary>An I2C device on a bad bus. A read is an exchange, and so is a write that no read follows.</summary>
    internal sealed class FaultyI2c(FaultInjector injector, II2cDevice device) : II2cDevice
    {
        public Outcome Write(byte[] buffer, int count)
        {
            injector.HasRequests = true;
            BusFault? fault = injector.Next();
            switch (fault)
            {
                case null: return device.Write(buffer, count);
                case BusFault.RequestNack: return Outcome.Nack;
                case BusFault.Stuck: return Outcome.BusFault;
                default:
                    injector.Withdraw();
                    return device.Write(buffer, count);
            }
        }

        public Outcome Read(byte[] buffer, int count)
        {
            BusFault? fault = injector.Next();
            if (fault is BusFault.ReplyNack or BusFault.Stuck)
            {
                return fault == BusFault.Stuck ? Outcome.BusFault : Outcome.Nack;
            }

            Outcome outcome = device.Read(buffer, count);
            if (fault != null && outcome != Outcome.Ok)
            {
                injector.Withdraw();
                return outcome;
            }

            return fault is { } spoiling ? Spoil(spoiling, buffer, count) : outcome;
        }

        public Outcome WriteRead(byte[] writeBuffer, int writeCount, byte[] readBuffer, int readCount)
        {
            Outcome outcome = Write(writeBuffer, writeCount);
            return outcome == Outcome.Ok ? Read(readBuffer, readCount) : outcome;
        }

        private static byte[]? SwapChecksum(byte[] reply)
        {
            byte[] copy = [.. reply];
            (copy[1], copy[2]) = (copy[2], copy[1]);
            return copy[1] == copy[2] ? null : copy;
        }

        private Outcome Spoil(BusFault fault, byte[] buffer, int count)
        {
            byte[] reply = buffer[..count];
            byte[]? spoilt = fault switch
            {
                BusFault.Truncated or BusFault.LastByteLost => [.. ReplySpoiler.Fill(count, 0xFF)],
                BusFault.GarbageBefore => [0x55, .. reply[..^1]],
                BusFault.DoubledByte => [reply[0], .. reply[..^1]],
                BusFault.Garbage => ReplySpoiler.Invent(count),
                BusFault.FlippedBit => ReplySpoiler.Flip(reply, count / 2),
                BusFault.BadChecksum => ReplySpoiler.Flip(reply, count - 1),
                BusFault.SwappedChecksum => SwapChecksum(reply),
                BusFault.StuckAtOne => ReplySpoiler.Fill(count, 0xFF),
                BusFault.StuckAtZero => ReplySpoiler.Fill(count, 0x00),
                _ => null,
            };
            if (spoilt == null)
            {
                injector.Withdraw();
                return Outcome.Ok;
            }

            spoilt.CopyTo(buffer, 0);
            return fault is BusFault.Truncated or BusFault.LastByteLost ? Outcome.ShortReply : Outcome.Ok;
        }
    }
}
