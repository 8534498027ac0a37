using Chronoseal.Hal.Host.Mqtt;
using Chronoseal.Plant;
using Chronoseal.Tests.Host.Mqtt;

namespace Chronoseal.Tests.Mosquitto
{
    /// <summary>What a subscriber that comes late finds at the broker: the state and the latest birth frame.</summary>
    [TestClass]
    public sealed class UplinkPresenceTests
    {
        private const int PatienceMilliseconds = 10_000;

        [TestMethod]
        public void TheWillSpeaksForANodeThatLostPowerAndTheNextBootForItself()
        {
            using var rig = new UplinkRig(501);
            rig.Observer.Connect();
            rig.Boot();
            rig.World.RunSeconds(20);
            AwaitState(rig, "online 1");
            rig.Node.Plant.CutPower(5_000);
            AwaitState(rig, "offline 1");
            rig.World.RunSeconds(60);
            AwaitState(rig, "online 2");
            AssertRetained(rig, "online 2");
        }

        [TestMethod]
        public void ABrokerThatForgotEverythingIsToldAgain()
        {
            using var rig = new UplinkRig(502);
            rig.Boot();
            rig.World.RunSeconds(20);
            AssertRetained(rig, "online 1");
            rig.Broker.Kill();
            rig.Broker.Start();
            rig.RunUntil(120, () => rig.Gateway.Health.Connections == 2);
            rig.World.RunSeconds(5);
            AssertRetained(rig, "online 1");
        }

        private static void AwaitState(UplinkRig rig, string state)
        {
            Assert.IsTrue(SpinWait.SpinUntil(() => rig.Observer.State == state, PatienceMilliseconds), $"the state is '{rig.Observer.State}', not '{state}'");
        }

        private static void AssertRetained(UplinkRig rig, string state)
        {
            using Recorder late = Recorder.Connected(rig.Broker.Port, "late");
            late.Subscribe("chronoseal/1/+/state");
            Assert.AreEqual(state, late.NextText());
            late.Subscribe("chronoseal/1/+/birth");
            PublishPacket birth = late.NextMessage();
            Assert.IsTrue(birth.Retain);

            // COSE_Mac0 or COSE_Sign1, and not empty: what it says is the verifier's business, which has it in the chain too.
            Assert.IsTrue(birth.Payload.Span[0] is 0xD1 or 0xD2);
            Assert.IsGreaterThan(100, birth.Payload.Length);
        }
    }
}
