using Chronoseal.Firmware.Timing;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class LabelProofTests
    {
        private const long Offset = 1800000000;

        [TestMethod]
        public void Six_agreeing_seconds_are_a_proof_and_five_are_not()
        {
            var proof = new LabelProof();
            Feed(proof, 0, LabelProof.LabelsNeeded - 1);
            Assert.IsFalse(proof.IsProven);
            Feed(proof, LabelProof.LabelsNeeded - 1, 1);
            Assert.IsTrue(proof.IsProven);
            Assert.AreEqual(Offset, proof.OffsetSeconds);
        }

        [TestMethod]
        public void Two_sentences_of_a_second_are_one_witness()
        {
            var proof = new LabelProof();
            for (int second = 0; second < LabelProof.LabelsNeeded - 1; second++)
            {
                Judge(proof, second, Offset + second, true, 100000);
                Judge(proof, second, Offset + second, true, 200000);
            }

            Assert.IsFalse(proof.IsProven);
        }

        [TestMethod]
        public void A_contradiction_starts_the_proof_anew()
        {
            var proof = new LabelProof();
            Feed(proof, 0, LabelProof.LabelsNeeded - 1);
            Assert.AreEqual((int)LabelVerdict.Contradiction, Judge(proof, 5, Offset + 7, true, 100000));
            Feed(proof, 6, LabelProof.LabelsNeeded - 1);
            Assert.IsFalse(proof.IsProven);
            Feed(proof, 11, 1);
            Assert.IsTrue(proof.IsProven);
        }

        [TestMethod]
        public void Two_seconds_without_a_label_start_the_proof_anew()
        {
            var proof = new LabelProof();
            Feed(proof, 0, LabelProof.LabelsNeeded - 1);
            Feed(proof, LabelProof.LabelsNeeded + 1, 1);
            Assert.IsFalse(proof.IsProven);
            Feed(proof, LabelProof.LabelsNeeded + 2, LabelProof.LabelsNeeded - 2);
            Assert.IsFalse(proof.IsProven);
            Feed(proof, 2 * LabelProof.LabelsNeeded, 1);
            Assert.IsTrue(proof.IsProven);
        }

        [TestMethod]
        public void One_second_without_a_label_is_passed_over_but_is_no_witness()
        {
            var proof = new LabelProof();
            Feed(proof, 0, LabelProof.LabelsNeeded - 2);
            Feed(proof, LabelProof.LabelsNeeded - 1, 1);
            Assert.IsFalse(proof.IsProven);
            Feed(proof, LabelProof.LabelsNeeded, 1);
            Assert.IsTrue(proof.IsProven);
        }

        [TestMethod]
        public void A_doubted_proof_is_confirmed_by_three_agreeing_seconds()
        {
            LabelProof proof = Proven();
            Assert.IsTrue(proof.IsConfirmed);
            proof.Doubt();
            Assert.IsTrue(proof.IsProven);
            for (int second = 50; second < 50 + LabelProof.ConfirmationsNeeded; second++)
            {
                Assert.IsFalse(proof.IsConfirmed);
                Judge(proof, second, Offset + second, true, 100000);
            }

            Assert.IsTrue(proof.IsConfirmed);
        }

        [TestMethod]
        public void A_doubted_proof_is_not_confirmed_by_one_second_or_by_contradictions()
        {
            LabelProof proof = Proven();
            proof.Doubt();
            for (int i = 0; i < 2 * LabelProof.ConfirmationsNeeded; i++)
            {
                Judge(proof, 50, Offset + 50, true, 100000 + i);
                Judge(proof, 51, Offset + 50, true, 100000 + i);
            }

            Assert.IsTrue(proof.IsProven);
            Assert.IsFalse(proof.IsConfirmed);
        }

        [TestMethod]
        public void A_new_proof_needs_no_confirmation()
        {
            LabelProof proof = Proven();
            proof.Doubt();
            proof.Restart();
            Assert.IsFalse(proof.IsConfirmed);
            Feed(proof, 50, LabelProof.LabelsNeeded);
            Assert.IsTrue(proof.IsConfirmed);
        }

        [TestMethod]
        public void Labels_that_never_agree_prove_nothing()
        {
            var proof = new LabelProof();
            for (int second = 0; second < 100; second++)
            {
                Judge(proof, second, Offset + second + second % 3, true, 100000);
                Assert.IsFalse(proof.IsProven);
            }
        }

        [TestMethod]
        public void Labels_that_are_not_vouched_for_prove_nothing()
        {
            var proof = new LabelProof();
            for (int second = 0; second < 20; second++)
            {
                Assert.AreEqual((int)LabelVerdict.NotValid, Judge(proof, second, Offset + second, false, 100000));
            }

            Assert.IsFalse(proof.IsProven);
            Assert.AreEqual(20, proof.CountOf(LabelVerdict.NotValid));
        }

        [TestMethod]
        [DataRow(19999L, 2)]
        [DataRow(20000L, 0)]
        [DataRow(900000L, 0)]
        [DataRow(900001L, 2)]
        [DataRow(-5L, 2)]
        public void A_label_counts_only_within_its_window(long age, int verdict)
        {
            Assert.AreEqual(verdict, Judge(new LabelProof(), 0, Offset, true, age));
        }

        [TestMethod]
        public void Four_contradictions_in_a_row_end_the_proof()
        {
            LabelProof proof = Proven();
            for (int i = 1; i < LabelProof.ContradictionsAllowed; i++)
            {
                Judge(proof, 10 + i, Offset, true, 100000);
                Assert.IsTrue(proof.IsProven);
            }

            Judge(proof, 20, Offset, true, 100000);
            Assert.IsFalse(proof.IsProven);
            Assert.AreEqual(LabelProof.ContradictionsAllowed, proof.CountOf(LabelVerdict.Contradiction));
        }

        [TestMethod]
        public void Single_contradictions_are_passed_over()
        {
            LabelProof proof = Proven();
            for (int second = 10; second < 60; second++)
            {
                Judge(proof, second, Offset + second + (second % 2), true, 100000);
            }

            Assert.IsTrue(proof.IsProven);
            Assert.AreEqual(25, proof.CountOf(LabelVerdict.Contradiction));
        }

        [TestMethod]
        public void The_latest_agreement_is_remembered()
        {
            LabelProof proof = Proven();
            Judge(proof, 10, Offset + 10, true, 100000);
            Judge(proof, 11, Offset + 5, true, 100000);
            Assert.AreEqual(10100000L, proof.LastAgreedCounter);
        }

        private static LabelProof Proven()
        {
            var proof = new LabelProof();
            Feed(proof, 0, LabelProof.LabelsNeeded);
            return proof;
        }

        private static void Feed(LabelProof proof, int firstSecond, int seconds)
        {
            for (int second = firstSecond; second < firstSecond + seconds; second++)
            {
                Judge(proof, second, Offset + second, true, 100000);
            }
        }

        private static int Judge(LabelProof proof, long second, long unixSeconds, bool isValid, long age)
        {
            return (int)proof.Judge(unixSeconds, isValid, second * 1000000 + age, second * 1000000, second);
        }
    }
}
