using Chronoseal.Hal;
using Chronoseal.Stand;

namespace Chronoseal.Tests.Host.Drivers
{
    /// <summary>What a driver owes for each fault: the outcomes that are right, or none where the fault cannot happen on that bus.</summary>
    internal static class FaultVerdicts
    {
        private static readonly Outcome[] s_damaged = [Outcome.BadChecksum, Outcome.ShortReply, Outcome.WrongReply, Outcome.Timeout];

        /// <summary>Whether the fault can happen to a reading at all; where it can, the matrix has to have done it.</summary>
        public static bool CanHappen(FaultInjector injector, BusFault fault)
        {
            bool isContent = fault is BusFault.BadChecksum or BusFault.SwappedChecksum or BusFault.WrongAddress or BusFault.WrongFunction or BusFault.WrongLength;
            if (injector.IsI2c)
            {
                // The controller clocks: a part cannot be late or silent, nor add bytes, and a reply names neither part nor command.
                bool isOfStreams = fault is BusFault.Silence or BusFault.Late or BusFault.GarbageBetween or BusFault.GarbageAfter;
                bool isChecksum = fault is BusFault.BadChecksum or BusFault.SwappedChecksum;
                return fault == BusFault.RequestNack ? injector.HasRequests : isChecksum || !(isContent || isOfStreams);
            }

            bool isTcpsOwn = fault is BusFault.GarbageBetween or BusFault.DoubledByte or BusFault.FlippedBit;
            return fault switch
            {
                BusFault.RequestNack => injector.IsTcp,
                BusFault.ReplyNack => false,
                _ when isContent => FrameFamily.Of(injector.TrueReply, injector.IsTcp).Forged.Contains(fault),
                _ => !(injector.IsTcp && isTcpsOwn),
            };
        }

        /// <summary>The outcomes that are right.</summary>
        /// <param name="stand">Of what.</param>
        /// <param name="injector">What did it, and to which reply.</param>
        /// <param name="fault">What was done.</param>
        /// <param name="isLast">Whether to the last exchange of the reading.</param>
        public static Outcome[] Right(PartStand stand, FaultInjector injector, BusFault fault, bool isLast)
        {
            if (injector.IsI2c)
            {
                return OnI2c(fault);
            }

            FrameFamily family = FrameFamily.Of(injector.TrueReply, injector.IsTcp);
            Outcome[] right = injector.IsTcp ? OnTcp(fault) : family.HasChecksum ? OnSerial(fault) : OnText(fault);

            if (right is [] or [Outcome.Ok] || (right is [Outcome.BusFault] && !stand.ConfirmsLast))
            {
                return right;
            }

            // A part that speaks by itself and says nothing is indistinguishable from one that has nothing to say, for a while.
            Outcome[] unsolicited = stand.IsUnsolicited ? [Outcome.NotReady] : [];
            Outcome[] confirmed = stand.ConfirmsLast && isLast ? [Outcome.Ok] : [];
            return [.. right, .. unsolicited, .. confirmed];
        }

        private static Outcome[] OnI2c(BusFault fault) => fault switch
        {
            BusFault.RequestNack or BusFault.ReplyNack => [Outcome.Nack],
            BusFault.Stuck => [Outcome.BusFault],
            BusFault.Truncated or BusFault.LastByteLost => [Outcome.ShortReply],
            _ => [Outcome.BadChecksum],
        };

        private static Outcome[] OnSerial(BusFault fault) => fault switch
        {
            BusFault.Silence or BusFault.Late => [Outcome.Timeout],
            BusFault.Stuck => [Outcome.BusFault],
            BusFault.Truncated or BusFault.LastByteLost => [Outcome.ShortReply],
            BusFault.GarbageBefore or BusFault.GarbageAfter => [Outcome.Ok],
            BusFault.BadChecksum or BusFault.SwappedChecksum => [Outcome.BadChecksum],
            BusFault.WrongAddress or BusFault.WrongFunction or BusFault.WrongLength => [Outcome.WrongReply],
            _ => s_damaged,
        };

        // TCP guards the bytes themselves; what Modbus TCP lets through damaged, nobody above it can tell.
        private static Outcome[] OnTcp(BusFault fault) => fault switch
        {
            BusFault.Silence or BusFault.Late => [Outcome.Timeout],
            BusFault.Stuck => [Outcome.BusFault],
            BusFault.Truncated or BusFault.LastByteLost => [Outcome.ShortReply],
            BusFault.RequestNack => [Outcome.Nack],
            BusFault.GarbageAfter => [Outcome.Ok],
            BusFault.WrongAddress or BusFault.WrongFunction or BusFault.WrongLength => [Outcome.WrongReply],
            BusFault.GarbageBefore or BusFault.StuckAtOne or BusFault.StuckAtZero or BusFault.Garbage => [Outcome.WrongReply, Outcome.ShortReply, Outcome.Timeout],
            _ => [],
        };

        // Lines without a checksum: what is damaged into another good line cannot be told.
        private static Outcome[] OnText(BusFault fault) => fault switch
        {
            BusFault.Silence or BusFault.Late => [Outcome.Timeout],
            BusFault.Stuck => [Outcome.BusFault],
            BusFault.GarbageAfter => [Outcome.Ok],

            // The last byte may be one that says nothing: a line feed after the carriage return, a prompt.
            BusFault.LastByteLost => [Outcome.Ok, .. s_damaged],
            BusFault.GarbageBefore or BusFault.DoubledByte or BusFault.FlippedBit => [],
            _ => s_damaged,
        };
    }
}
