namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>A run of a site's node from boot, with all that must hold of its clock and its stamps in the end.</summary>
    internal static class ClockRun
    {
        internal static ClockWatch RunAndCheck(Site site, int seconds, double lookSeconds, TestContext context, out Truth truth)
        {
            truth = new Truth(site.Node);
            var watch = new ClockWatch(site.Node);
            site.Boot();
            site.Run(seconds, lookSeconds, watch.Look);
            site.Finish();
            context.WriteLine(watch.ToString());
            Assert.AreEqual(0, watch.Violations, watch.ToString());
            Assert.IsGreaterThan(seconds / 4, watch.Claims);
            Assert.IsGreaterThan(seconds / 4, truth.AssertStamps());
            Assert.AreEqual("", string.Join("\n", site.Node.Log.Complaints));
            return watch;
        }
    }
}
