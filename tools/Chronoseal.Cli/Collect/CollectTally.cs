using Chronoseal.Evidence.Receipts;

namespace Chronoseal.Cli.Collect
{
    /// <summary>Counts what arrived. Safe for any number of threads.</summary>
    internal sealed class CollectTally
    {
        private long _archived;
        private long _repeated;
        private long _quarantined;
        private long _verified;
        private long _passedOver;

        internal void Count(Filing filing, bool isVerified)
        {
            Interlocked.Increment(ref filing == Filing.Archived ? ref _archived : ref filing == Filing.Repeated ? ref _repeated : ref _quarantined);
            if (isVerified && filing == Filing.Archived)
            {
                Interlocked.Increment(ref _verified);
            }
        }

        internal void CountPassedOver() => Interlocked.Increment(ref _passedOver);

        internal string Line(ReceiptArchive archive, bool showsVerified, RegistryWatch? watch) =>
            $"archived={Interlocked.Read(ref _archived)} repeated={Interlocked.Read(ref _repeated)} quarantined={Interlocked.Read(ref _quarantined)}"
            + (Interlocked.Read(ref _passedOver) is > 0 and var count ? $" passed-over={count}" : "")
            + (showsVerified ? $" verified={Interlocked.Read(ref _verified)}" : "")
            + (watch is null ? "" : $" unregistered={watch.Unregistered} other-key={watch.OtherKeys}")
            + $" nodes={archive.NodeCount} without-receipt={archive.OpenItems} statement={archive.Last.Claim.Number}";
    }
}
