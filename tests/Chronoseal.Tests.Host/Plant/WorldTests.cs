using Chronoseal.Plant;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Chronoseal.Tests.Host.Plant
{
    [TestClass]
    public sealed class WorldTests
    {
        [TestMethod]
        public void RoomIsAPureFunctionOfTimeAndSeed()
        {
            RoomModel forward = new RoomModel(new PlantRandom(2), new RoomSettings());
            RoomModel backward = new RoomModel(new PlantRandom(2), new RoomSettings());
            double late = backward.At(RoomParameter.TotalOrganicCarbon, 600_000_000_000);
            for (long second = 0; second <= 600; second += 20)
            {
                foreach (RoomParameter parameter in Enum.GetValues<RoomParameter>())
                {
                    Assert.AreEqual(forward.At(parameter, second * 1_000_000_000), backward.At(parameter, second * 1_000_000_000));
                }
            }

            Assert.AreEqual(late, forward.At(RoomParameter.TotalOrganicCarbon, 600_000_000_000));
        }

        [TestMethod]
        public void AllParametersSeeAnEventAtOneInstant()
        {
            RoomModel room = new RoomModel(new PlantRandom(2), new RoomSettings());
            ContaminationEvent first = room.EventsBefore(60_000_000_000)[0];
            Assert.IsTrue(first.TrueNanoseconds >= 20_000_000_000 && first.TrueNanoseconds < 40_000_000_000);
            foreach (RoomParameter parameter in Enum.GetValues<RoomParameter>())
            {
                double before = room.At(parameter, first.TrueNanoseconds - 1);
                double after = room.At(parameter, first.TrueNanoseconds);

                // A door: pressure falls, the air changes, the water's temperature does not.
                switch (parameter)
                {
                    case RoomParameter.DifferentialPressure: Assert.IsLessThan(before * 0.995, after); break;
                    case RoomParameter.WaterTemperature: Assert.AreEqual(before, after, 1e-6); break;
                    default: Assert.IsGreaterThan(before * 1.005, after, parameter.ToString()); break;
                }
            }
        }

        [TestMethod]
        public void UtcGoesThroughALeapSecond()
        {
            PlantClock clock = new PlantClock(new DateTime(2026, 12, 31, 23, 59, 50), new LeapSecond(10));
            Assert.AreEqual(new UtcLabel(2026, 12, 31, 23, 59, 59), clock.LabelOf(9));
            Assert.AreEqual(new UtcLabel(2026, 12, 31, 23, 59, 60), clock.LabelOf(10));
            Assert.AreEqual(new UtcLabel(2027, 1, 1, 0, 0, 0), clock.LabelOf(11));
            Assert.AreEqual(clock.UtcMicroseconds(11_000_000_000), clock.UtcMicroseconds(10_000_000_000));
            Assert.AreEqual(12_000_000_000, clock.TrueAtUtc(clock.UtcMicroseconds(12_000_000_000)));
            Assert.AreEqual(4_000_000_000, clock.TrueAtUtc(clock.UtcMicroseconds(4_000_000_000)));
        }

        [TestMethod]
        public void NodeIsTheSameWhateverTheirNumber()
        {
            using PlantWorld one = new PlantWorld(new PlantSettings { Seed = 5 });
            using PlantWorld three = new PlantWorld(new PlantSettings { Seed = 5, NodeCount = 3 });
            CollectionAssert.AreEqual(one.Nodes[0].UniqueId, three.Nodes[0].UniqueId);
            Assert.AreEqual(one.Nodes[0].Sht4x.SerialNumber, three.Nodes[0].Sht4x.SerialNumber);
            Assert.AreNotEqual(three.Nodes[1].Sht4x.SerialNumber, three.Nodes[0].Sht4x.SerialNumber);
            Assert.AreEqual(2, one.Nodes[0].UniqueId[0] & 3);
        }
    }
}
